package org.axonmark.submission.continualhlop;

/** Numbers drawn from a seed by a linear congruential generator. */
final class Draws {

    private long state;

    Draws(long seed) {
        this.state = seed;
    }

    /** Returns so many numbers, each equally likely between −bound and bound. */
    float[] within(int count, double bound) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            numbers[i] = (float) (bound * (2 * ((state >>> 11) * 0x1.0p-53) - 1));
        }
        return numbers;
    }
}
