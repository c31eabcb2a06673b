package org.axonmark.circuits.published;

import java.util.OptionalInt;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** GPT-2's tokens: byte-pair encoding with its 50 257 tokens, which JTokkit calls r50k_base. */
final class Gpt2Tokens {

    /** The token between texts, which stands before a prompt. */
    static final int END_OF_TEXT = 50_256;

    private final Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);

    int[] of(String text) {
        return encoding.encodeOrdinary(text).toArray();
    }

    /** Returns the token of a text that is one, or nothing. */
    OptionalInt single(String text) {
        int[] tokens = of(text);
        return tokens.length == 1 ? OptionalInt.of(tokens[0]) : OptionalInt.empty();
    }
}
