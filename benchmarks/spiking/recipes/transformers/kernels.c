// What training spends most of its time on, each in one pass over memory. All tensors are float32, rows of channels, step by step.
#include <stddef.h>
#include <string.h>

#define HEAD 16
#define LANES 16

typedef float lanes __attribute__((vector_size(4 * HEAD)));

// Leaky integrate-and-fire from rest, hard reset to 0: x[steps][n] to the potentials before the reset and the spikes. n is a multiple of LANES.
void fire(const float *restrict x, float *restrict charged, float *restrict spikes, size_t steps, size_t n, float rate, float threshold) {
    for (size_t i = 0; i < n; i += LANES) {
        float potential[LANES] = {0};
        for (size_t at = i; at < steps * n; at += n) {
            for (int l = 0; l < LANES; l++) {
                float h = potential[l] + rate * (x[at + l] - potential[l]);
                charged[at + l] = h;
                spikes[at + l] = h >= threshold ? 1.0f : 0.0f;
                potential[l] = h >= threshold ? 0.0f : h;
            }
        }
    }
}

// Its gradient by the derivative of an arctangent with alpha 2; the reset is taken as fixed.
void fire_back(const float *restrict gradient, const float *restrict charged, float *restrict made, size_t steps, size_t n, float rate, float threshold) {
    for (size_t i = 0; i < n; i += LANES) {
        float later[LANES] = {0};
        for (size_t t = steps; t-- > 0;) {
            size_t at = t * n + i;
            for (int l = 0; l < LANES; l++) {
                float distance = 3.14159265f * (charged[at + l] - threshold);
                float kept = charged[at + l] >= threshold ? 0.0f : later[l];
                later[l] = rate * (gradient[at + l] / (1.0f + distance * distance) + kept);
                made[at + l] = later[l];
            }
        }
    }
}

// The rows x and y of a head added to their outer product.
static inline void outer(lanes sum[HEAD], const float *x, const float *y) {
    lanes b;
    memcpy(&b, y, sizeof b);
#pragma GCC unroll 16
    for (int i = 0; i < HEAD; i++)
        sum[i] += x[i] * b;
}

// A row of a head times a matrix.
static inline void times(float *out, const float *x, const lanes matrix[HEAD]) {
    lanes sum = {0};
#pragma GCC unroll 16
    for (int i = 0; i < HEAD; i++)
        sum += x[i] * matrix[i];
    memcpy(out, &sum, sizeof sum);
}

static inline void turn(lanes out[HEAD], const lanes matrix[HEAD]) {
    for (int i = 0; i < HEAD; i++)
        for (int j = 0; j < HEAD; j++)
            out[i][j] = matrix[j][i];
}

// q (k^T v) of each image and head of HEAD channels, [images][tokens][channels]; the products k^T v go to `inner`.
void mix(const float *q, const float *k, const float *v, float *inner, float *out, size_t images, size_t tokens, size_t channels) {
    for (size_t image = 0; image < images; image++) {
        for (size_t head = 0; head < channels / HEAD; head++, inner += HEAD * HEAD) {
            size_t from = image * tokens * channels + head * HEAD, to = from + tokens * channels;
            lanes product[HEAD] = {{0}};
            for (size_t row = from; row < to; row += channels)
                outer(product, k + row, v + row);
            for (size_t row = from; row < to; row += channels)
                times(out + row, q + row, product);
            memcpy(inner, product, sizeof product);
        }
    }
}

// Its gradients.
void mix_back(const float *gradient, const float *q, const float *k, const float *v, const float *inner, float *dq, float *dk, float *dv,
              size_t images, size_t tokens, size_t channels) {
    for (size_t image = 0; image < images; image++) {
        for (size_t head = 0; head < channels / HEAD; head++, inner += HEAD * HEAD) {
            size_t from = image * tokens * channels + head * HEAD, to = from + tokens * channels;
            lanes product[HEAD], turned[HEAD], back[HEAD] = {{0}}, back_turned[HEAD];
            memcpy(product, inner, sizeof product);
            turn(turned, product);
            for (size_t row = from; row < to; row += channels) {
                times(dq + row, gradient + row, turned);
                outer(back, q + row, gradient + row);
            }
            turn(back_turned, back);
            for (size_t row = from; row < to; row += channels) {
                times(dk + row, v + row, back_turned);
                times(dv + row, k + row, back);
            }
        }
    }
}
