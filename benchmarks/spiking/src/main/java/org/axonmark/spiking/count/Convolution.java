package org.axonmark.spiking.count;

import java.util.List;

/**
 * The shape of a convolution over any number of spatial axes, forward or transposed.
 *
 * @param inputChannels a multiple of the groups
 * @param outputChannels a multiple of the groups
 * @param groups channels of a group see only inputs of that group; positive
 * @param axes spatial axes, outermost first; all forward or all transposed, at least one
 */
public record Convolution(int inputChannels, int outputChannels, int groups, List<Axis> axes) {

    /** Checks the sizes. */
    public Convolution {
        axes = List.copyOf(axes);
        if (groups < 1 || inputChannels < 1 || outputChannels < 1 || inputChannels % groups != 0 || outputChannels % groups != 0) {
            throw new IllegalArgumentException(
                    inputChannels + " and " + outputChannels + " channels do not divide into " + groups + " groups");
        }
        if (axes.isEmpty() || axes.stream().map(Axis::getClass).distinct().count() > 1) {
            throw new IllegalArgumentException("axes " + axes + "; give at least one, all forward or all transposed");
        }
    }

    /**
     * Returns the convolution with its weights, made ready to count many items.
     *
     * @param weights forward [output channel][input channel of the group][tap], transposed [input channel][output channel of the group][tap], the
     *        last axis running fastest
     * @throws IllegalArgumentException if there is another number of weights
     * @throws ArithmeticException if the shape has more entries than any array
     */
    public WeightedConvolution with(float[] weights) {
        return new WeightedConvolution(this, weights);
    }

    /** Returns the number of positions of the input. */
    int positions() {
        return axes.stream().mapToInt(Axis::input).reduce(1, Math::multiplyExact);
    }

    /** Returns the number of taps of the kernel. */
    int taps() {
        return axes.stream().mapToInt(Axis::kernel).reduce(1, Math::multiplyExact);
    }

    /** Returns the number of output channels that an input channel adds to. */
    int fanOut() {
        return outputChannels / groups;
    }

    /** Returns the number of weights that are not 0, by input channel and tap. */
    int[][] present(float[] weights) {
        int taps = taps();
        int fanIn = inputChannels / groups;
        int[][] present = new int[inputChannels][taps];
        for (int channel = 0; channel < inputChannels; channel++) {
            for (int out = 0; out < fanOut(); out++) {
                int row = axes.getFirst() instanceof Axis.Transposed ? channel * fanOut() + out
                        : (channel / fanIn * fanOut() + out) * fanIn + channel % fanIn;
                for (int tap = 0; tap < taps; tap++) {
                    if (weights[row * taps + tap] != 0) {
                        present[channel][tap]++;
                    }
                }
            }
        }
        return present;
    }
}
