package org.axonmark.spiking.stimuli;

import org.axonmark.datasets.synthetic.Texture;
import org.axonmark.results.statistics.HmacStream;

/** What lies behind objects: a texture with natural statistics, its brightness and contrast drawn. */
final class Ground {

    private Ground() {}

    /** Returns a square of brightnesses in [0, 1], row by row: means from 0.1 to 0.6, deviations from 0.02 to 0.12. */
    static float[] draw(HmacStream draws, int side) {
        Texture texture = Texture.draw(draws, Math.max(8, Integer.highestOneBit(2 * side - 1)));
        double mean = 0.1 + 0.5 * draws.nextDouble();
        double deviation = 0.02 + 0.1 * draws.nextDouble();
        float[] ground = new float[side * side];
        for (int i = 0; i < ground.length; i++) {
            ground[i] = (float) Math.clamp(mean + deviation * texture.at(i / side, i % side), 0, 1);
        }
        return ground;
    }
}
