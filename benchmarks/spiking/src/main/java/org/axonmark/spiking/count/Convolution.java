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
     * Counts one item's convolution; several time steps of an item are as many images.
     *
     * @param input [image][input channel][position], positions with the last axis running fastest
     * @param weights forward [output channel][input channel of the group][tap], transposed [input channel][output channel of the group][tap]
     * @throws IllegalArgumentException if an operand has another number of entries
     */
    public ProductCounts count(int images, float[] input, float[] weights) {
        int positions = axes.stream().mapToInt(Axis::input).reduce(1, Math::multiplyExact);
        int taps = axes.stream().mapToInt(Axis::kernel).reduce(1, Math::multiplyExact);
        int fanOut = outputChannels / groups;
        Sizes.check("input", input, Math.multiplyExact(images, Math.multiplyExact(inputChannels, positions)));
        Sizes.check("kernel", weights, Math.multiplyExact(Math.multiplyExact(inputChannels, fanOut), taps));
        Landing landing = new Landing(axes);
        int[][] present = present(weights, taps);
        boolean[][] used = new boolean[inputChannels][taps];
        long left = 0;
        long both = 0;
        long landings = 0;
        int[] place = new int[axes.size()];
        for (int position = 0; position < positions; position++) {
            landing.place(position, place);
            long landed = landing.taps(place);
            landings += landed;
            for (int image = 0; image < images; image++) {
                for (int channel = 0; channel < inputChannels; channel++) {
                    if (input[(image * inputChannels + channel) * positions + position] != 0) {
                        left += landed * fanOut;
                        both += landing.sum(place, present[channel], used[channel]);
                    }
                }
            }
        }
        long right = 0;
        long touched = 0;
        for (int channel = 0; channel < inputChannels; channel++) {
            for (int tap = 0; tap < taps; tap++) {
                right += present[channel][tap] * landing.positions(tap) * images;
                touched += used[channel][tap] ? fanOut : 0;
            }
        }
        long pairs = (long) images * inputChannels * fanOut;
        long textbook = axes.stream().mapToLong(Axis::textbookPairs).reduce(pairs, Math::multiplyExact);
        return new ProductCounts(left, right, both, Math.multiplyExact(landings, pairs), textbook, touched);
    }

    /** Returns the number of weights that are not 0, by input channel and tap. */
    private int[][] present(float[] weights, int taps) {
        int fanOut = outputChannels / groups;
        int fanIn = inputChannels / groups;
        int[][] present = new int[inputChannels][taps];
        for (int channel = 0; channel < inputChannels; channel++) {
            for (int out = 0; out < fanOut; out++) {
                int row = axes.getFirst() instanceof Axis.Transposed ? channel * fanOut + out
                        : (channel / fanIn * fanOut + out) * fanIn + channel % fanIn;
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
