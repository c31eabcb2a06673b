package org.axonmark.task;

import java.nio.charset.StandardCharsets;

import org.axonmark.spi.Tensor;

/** The form in which an answer is kept: a tensor, or text that the protocol writes and its scorer parses. */
public sealed interface Answer {

    /**
     * Numbers.
     *
     * @param tensor the numbers as validated
     */
    record Numbers(Tensor tensor) implements Answer {}

    /**
     * Text of the protocol's own form, such as JSON. Whatever of it a submission wrote is still the submission's claim.
     *
     * @param text at most {@link #MAX_BYTES} bytes in UTF-8, without lone surrogates
     */
    record Text(String text) implements Answer {

        /** Length of the longest text, in bytes of UTF-8: 1 MiB. */
        public static final int MAX_BYTES = 1 << 20;

        /** Checks that the text can be kept as it is. */
        public Text {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "an answer of " + bytes.length + " bytes of text, at most " + MAX_BYTES + " are kept");
            }
            if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
                throw new IllegalArgumentException("a text with lone surrogates cannot be kept; replace them");
            }
        }
    }
}
