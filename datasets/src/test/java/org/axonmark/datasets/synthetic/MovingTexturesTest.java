package org.axonmark.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.axonmark.datasets.events.Binning;
import org.axonmark.datasets.events.Events;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;

class MovingTexturesTest {

    private static final byte[] SEED = "moving textures".getBytes(StandardCharsets.UTF_8);
    private static final int SIDE = 64;

    @Test
    void texture_hasAmplitudesOfOneOverFrequency() {
        double[][] values = values(Texture.draw(HmacStream.of(SEED, "texture"), SIDE), SIDE);
        double[][] spectrum = transform(values);
        double power = 0;
        for (int v = -SIDE / 2 + 1; v < SIDE / 2; v++) {
            for (int u = -SIDE / 2 + 1; u < SIDE / 2; u++) {
                double frequency = StrictMath.hypot(u, v);
                double amplitude = amplitude(spectrum, u, v);
                if (frequency == 0 || frequency >= SIDE / 4) {
                    assertThat(amplitude).isLessThan(1e-12);
                } else {
                    assertThat(amplitude * frequency).isCloseTo(amplitude(spectrum, 1, 0), within(1e-12));
                }
                power += amplitude * amplitude;
            }
        }
        assertThat(power).as("variance").isCloseTo(1, within(1e-12));
    }

    @Test
    void window_followsTheTextureBetweenPixels() {
        Texture texture = Texture.draw(HmacStream.of(SEED, "texture"), SIDE);
        double[][] spectrum = transform(values(texture, SIDE));
        double[] window = new double[SIDE * SIDE];
        texture.window(-3, 70, SIDE, window);
        assertThat(window[5 * SIDE + 9]).isEqualTo(texture.at(2, 79)).isEqualTo(texture.at(2, 15)).isEqualTo(texture.at(-62, 79));
        texture.window(10.3, -7.6, SIDE, window);
        double squares = 0;
        for (int i = 0; i < 100; i++) {
            int row = i / 2;
            int column = i % 2 * 32 + i % 32;
            double error = window[row * SIDE + column] - exact(spectrum, 10.3 + row, -7.6 + column);
            squares += error * error;
        }
        assertThat(Math.sqrt(squares / 100)).as("error of the cubic; the texture's deviation is 1").isBetween(1e-6, 0.03);
    }

    @Test
    void items_areTheSameToTheBitOnEveryHost() {
        MovingTextures textures = new MovingTextures(SEED, SIDE, 200);
        MovingTextures.Item item = textures.item(7);
        textures.item(8);
        assertThat(digest(item)).isEqualTo(digest(new MovingTextures(SEED, SIDE, 200).item(7)))
                .isEqualTo("f433c61c50482a37307e97fcec2f65e3a5ebfa19b6f2915666c044608666707f");
        assertThat(digest(item)).isNotEqualTo(digest(textures.item(8)));
    }

    @Test
    void events_areBalancedAndAsFrequentAsStated() {
        long events = 0;
        long on = 0;
        double[] bySpeed = new double[MovingTextures.SPEEDS];
        double[] milliseconds = new double[MovingTextures.SPEEDS];
        MovingTextures textures = new MovingTextures(SEED, SIDE, 200);
        for (int i = 0; i < 5; i++) {
            MovingTextures.Item item = textures.item(i);
            assertThat(item.milliseconds()).isEqualTo(200);
            for (int t = 0; t < 200; t++) {
                milliseconds[item.motion(t) % MovingTextures.SPEEDS]++;
            }
            for (int e = 0; e < item.events().size(); e++) {
                on += item.events().isOn(e) ? 1 : 0;
                bySpeed[item.motion((int) (item.events().micros(e) / 1000)) % MovingTextures.SPEEDS]++;
            }
            events += item.events().size();
        }
        assertThat(events / (5.0 * 200 * SIDE * SIDE)).as("events a pixel and millisecond").isBetween(0.04, 0.065);
        assertThat(on / (double) events).isCloseTo(0.5, within(0.01));
        for (int s = 1; s < MovingTextures.SPEEDS; s++) {
            assertThat(bySpeed[s] / milliseconds[s]).as("rate at speed " + s).isGreaterThan(1.5 * bySpeed[s - 1] / milliseconds[s - 1]);
        }
    }

    @Test
    void walk_hasPoissonBlocksOfAllMotions() {
        int milliseconds = 60_000;
        MovingTextures.Item item = new MovingTextures(SEED, 8, milliseconds).item(0);
        int[] blocks = new int[MovingTextures.MOTIONS];
        int changes = 0;
        int since = -1;
        double squares = 0;
        for (int t = 1; t < milliseconds; t++) {
            if (item.motion(t) != item.motion(t - 1)) {
                blocks[item.motion(t)]++;
                changes++;
                double length = t - since - MovingTextures.MEAN_BLOCK;
                squares += since > 0 && length < MovingTextures.MEAN_BLOCK / 2 ? length * length : 0;
                since = t;
            }
        }
        // One of 36 blocks goes on with the motion before.
        assertThat(milliseconds / (double) changes).isCloseTo(MovingTextures.MEAN_BLOCK * 36 / 35, within(0.5));
        assertThat(squares / changes).as("variance of those that do not").isCloseTo(MovingTextures.MEAN_BLOCK, within(4.0));
        double expected = changes / (double) MovingTextures.MOTIONS;
        double chi = 0;
        for (int count : blocks) {
            chi += (count - expected) * (count - expected) / expected;
        }
        assertThat(chi).as("chi-square, 35 degrees of freedom: 99.9 % lie below 66.6").isLessThan(66.6);
    }

    @Test
    void motion_canBeSeenInTheEvents() {
        int stretches = 0;
        int directions = 0;
        int motions = 0;
        MovingTextures textures = new MovingTextures(SEED, SIDE, 200);
        for (int i = 0; i < 4; i++) {
            MovingTextures.Item item = textures.item(i);
            float[] spikes = new Binning(0, 1000, 200, Binning.Cell.SPIKE).tensor(item.events());
            for (int from = 0, t = 1; t <= 200; t++) {
                if (t == 200 || item.motion(t) != item.motion(from)) {
                    if (t - from >= 18) {
                        int seen = flow(item.events(), spikes, from, t);
                        stretches++;
                        directions += seen / MovingTextures.SPEEDS == item.motion(from) / MovingTextures.SPEEDS ? 1 : 0;
                        motions += seen == item.motion(from) ? 1 : 0;
                    }
                    from = t;
                }
            }
        }
        assertThat(stretches).isGreaterThan(20);
        assertThat(directions / (double) stretches).as("directions right, chance 1/12").isGreaterThan(0.9);
        assertThat(motions / (double) stretches).as("motions right, chance 1/36").isGreaterThan(0.9);
    }

    @Test
    void sizesOutOfRange_areRefused() {
        assertThatThrownBy(() -> new MovingTextures(SEED, 257, 200)).hasMessageContaining("200 ms of 257 x 257 pixels");
        assertThatThrownBy(() -> new MovingTextures(SEED, 64, 0)).hasMessageContaining("at least 1 ms");
        assertThatThrownBy(() -> Texture.draw(HmacStream.of(SEED), 100)).hasMessageContaining("a texture of 100 pixels");
        assertThatThrownBy(() -> new EventCamera(4, 0)).hasMessageContaining("threshold 0.0 is not positive");
    }

    @Test
    void camera_keepsTheResidual() {
        EventCamera camera = new EventCamera(1, 1);
        Events.Builder events = new Events.Builder("made", 1, 1);
        double[] brightness = {5, 5.6, 6.2, 8.9, 8.9, 8.9, 6.3, 6.3};
        for (int t = 0; t < brightness.length; t++) {
            camera.see(new double[] {brightness[t]}, t, events);
        }
        // Sums: .6, 1.2 on .2, 2.9 on 1.9, on .9, .9, -1.7 off -.7.
        Events seen = events.build();
        assertThat(seen.size()).isEqualTo(4);
        assertThat(new long[] {seen.micros(0), seen.micros(1), seen.micros(2), seen.micros(3)}).containsExactly(2, 3, 4, 6);
        assertThat(new boolean[] {seen.isOn(0), seen.isOn(1), seen.isOn(2), seen.isOn(3)}).containsExactly(true, true, true, false);
    }

    /** The motion whose shift makes the events of a moment look most like those some milliseconds later. */
    private static int flow(Events events, float[] spikes, int from, int to) {
        double[] scores = new double[MovingTextures.MOTIONS];
        for (int motion = 0; motion < MovingTextures.MOTIONS; motion++) {
            for (int lag : new int[] {6, 12}) {
                int down = (int) Math.rint(lag * MovingTextures.step(motion, true));
                int right = (int) Math.rint(lag * MovingTextures.step(motion, false));
                double product = 0;
                double pairs = 0;
                for (int e = 0; e < events.size(); e++) {
                    int t = (int) (events.micros(e) / 1000);
                    int row = events.row(e) + down;
                    int column = events.column(e) + right;
                    if (t >= from && t + lag < to && row >= 0 && row < SIDE && column >= 0 && column < SIDE) {
                        product += (events.isOn(e) ? 1 : -1) * sign(spikes, t + lag, row, column);
                        pairs++;
                    }
                }
                scores[motion] += product / Math.max(1, pairs);
            }
        }
        int best = 0;
        for (int motion = 1; motion < MovingTextures.MOTIONS; motion++) {
            best = scores[motion] > scores[best] ? motion : best;
        }
        return best;
    }

    private static double sign(float[] spikes, int t, int row, int column) {
        int at = 2 * t * SIDE * SIDE + row * SIDE + column;
        return spikes[at + SIDE * SIDE] - spikes[at];
    }

    private static String digest(MovingTextures.Item item) {
        Events events = item.events();
        ByteBuffer bytes = ByteBuffer.allocate(item.milliseconds() + 13 * events.size());
        for (int t = 0; t < item.milliseconds(); t++) {
            bytes.put((byte) item.motion(t));
        }
        for (int e = 0; e < events.size(); e++) {
            bytes.putLong(events.micros(e)).putShort((short) events.column(e)).putShort((short) events.row(e))
                    .put((byte) (events.isOn(e) ? 1 : 0));
        }
        return Sha256.of(bytes.array()).toString();
    }

    private static double[][] values(Texture texture, int side) {
        double[][] values = new double[side][side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                values[row][column] = texture.at(row, column);
            }
        }
        return values;
    }

    /** The discrete Fourier transform by its definition, divided by the number of pixels: [v][u, then the imaginary parts]. */
    private static double[][] transform(double[][] values) {
        int n = values.length;
        double[][] rows = new double[n][2 * n];
        double[][] all = new double[n][2 * n];
        for (int row = 0; row < n; row++) {
            for (int u = 0; u < n; u++) {
                for (int column = 0; column < n; column++) {
                    double angle = -2 * Math.PI * (u * column % n) / n;
                    rows[row][u] += values[row][column] * Math.cos(angle) / n;
                    rows[row][n + u] += values[row][column] * Math.sin(angle) / n;
                }
            }
        }
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                for (int row = 0; row < n; row++) {
                    double angle = -2 * Math.PI * (v * row % n) / n;
                    all[v][u] += (rows[row][u] * Math.cos(angle) - rows[row][n + u] * Math.sin(angle)) / n;
                    all[v][n + u] += (rows[row][u] * Math.sin(angle) + rows[row][n + u] * Math.cos(angle)) / n;
                }
            }
        }
        return all;
    }

    private static double amplitude(double[][] spectrum, int u, int v) {
        int n = spectrum.length;
        return Math.hypot(spectrum[(v + n) % n][(u + n) % n], spectrum[(v + n) % n][n + (u + n) % n]);
    }

    /** The texture at real coordinates, by its Fourier series. */
    private static double exact(double[][] spectrum, double row, double column) {
        int n = spectrum.length;
        double sum = 0;
        for (int v = -n / 2 + 1; v < n / 2; v++) {
            for (int u = -n / 2 + 1; u < n / 2; u++) {
                double angle = 2 * Math.PI * (u * column + v * row) / n;
                sum += spectrum[(v + n) % n][(u + n) % n] * Math.cos(angle) - spectrum[(v + n) % n][n + (u + n) % n] * Math.sin(angle);
            }
        }
        return sum;
    }
}
