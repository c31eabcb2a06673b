package org.axonmark.spiking.count;

/** One spatial axis of a convolution. */
public sealed interface Axis {

    /** Returns the length of the input along the axis. */
    int input();

    /** Returns the number of taps of the kernel along the axis. */
    int kernel();

    /** Returns the length of the output along the axis. */
    int outputs();

    /** Tells whether an input position, by a tap, adds to an output that exists. */
    boolean lands(int position, int tap);

    /** Returns the pairs of position and tap that the textbook counts, padding and what is cropped included. */
    long textbookPairs();

    /**
     * An axis of a convolution: output o takes input o·stride − padBefore + tap·dilation.
     *
     * @param input length of the input, positive
     * @param kernel taps, positive
     * @param stride positive
     * @param padBefore zeros before the input, at least 0
     * @param padAfter zeros after it, at least 0
     * @param dilation distance of taps, positive
     */
    record Forward(int input, int kernel, int stride, int padBefore, int padAfter, int dilation) implements Axis {

        /** Checks the sizes. */
        public Forward {
            checkSizes(input, kernel, stride, padBefore, padAfter, dilation);
            if ((long) input + padBefore + padAfter < (long) dilation * (kernel - 1) + 1) {
                throw new IllegalArgumentException("a kernel of " + kernel + " taps at distance " + dilation + " does not fit an input of "
                        + input + " with " + padBefore + " + " + padAfter + " of padding");
            }
        }

        /** Returns an axis of stride 1 without padding or dilation. */
        public static Forward plain(int input, int kernel) {
            return new Forward(input, kernel, 1, 0, 0, 1);
        }

        @Override
        public int outputs() {
            return (int) (((long) input + padBefore + padAfter - (long) dilation * (kernel - 1) - 1) / stride) + 1;
        }

        @Override
        public boolean lands(int position, int tap) {
            long offset = (long) position + padBefore - (long) tap * dilation;
            return offset >= 0 && offset % stride == 0 && offset / stride < outputs();
        }

        @Override
        public long textbookPairs() {
            return (long) outputs() * kernel;
        }
    }

    /**
     * An axis of a transposed convolution: input i adds to output i·stride − padBefore + tap·dilation.
     *
     * @param input length of the input, positive
     * @param kernel taps, positive
     * @param stride positive
     * @param padBefore outputs cropped at the beginning, at least 0
     * @param padAfter outputs cropped at the end, at least 0
     * @param dilation distance of taps, positive
     * @param outputPadding outputs added at the end, at least 0
     */
    record Transposed(int input, int kernel, int stride, int padBefore, int padAfter, int dilation, int outputPadding) implements Axis {

        /** Checks the sizes. */
        public Transposed {
            checkSizes(input, kernel, stride, padBefore, padAfter, dilation);
            long outputs = (long) (input - 1) * stride + (long) dilation * (kernel - 1) + 1 - padBefore - padAfter + outputPadding;
            if (outputPadding < 0 || outputs < 1 || outputs > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "a transposed axis of " + outputs + " outputs and " + outputPadding + " of output padding");
            }
        }

        @Override
        public int outputs() {
            return (int) ((long) (input - 1) * stride + (long) dilation * (kernel - 1) + 1 - padBefore - padAfter + outputPadding);
        }

        @Override
        public boolean lands(int position, int tap) {
            long output = (long) position * stride - padBefore + (long) tap * dilation;
            return output >= 0 && output < outputs();
        }

        @Override
        public long textbookPairs() {
            return (long) input * kernel;
        }
    }

    private static void checkSizes(int input, int kernel, int stride, int padBefore, int padAfter, int dilation) {
        if (input < 1 || kernel < 1 || stride < 1 || dilation < 1 || padBefore < 0 || padAfter < 0) {
            throw new IllegalArgumentException("an axis of input " + input + ", kernel " + kernel + ", stride " + stride + ", dilation "
                    + dilation + " and padding " + padBefore + " + " + padAfter + "; padding is at least 0 and all else at least 1");
        }
    }
}
