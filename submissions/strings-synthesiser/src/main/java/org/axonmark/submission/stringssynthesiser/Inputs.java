package org.axonmark.submission.stringssynthesiser;

import java.util.ArrayList;
import java.util.List;

/** Inputs worth asking, the same at every run. */
final class Inputs {

    /**
     * The empty text, then all letters, capitals first so that steps that look at the first characters can be told apart from steps that
     * permute small letters, then short ones, repeats and spaces.
     */
    static final List<String> FIRST = List.of("", "QWERTYabcdef", "UIOPASghijkl", "DFGHJKmnopqr", "LZXCVBstuvwx", "NMAEIOyzaeiu",
            "a", "Bq", "kaZ", "aAbB aabBuAk", " e xO");

    /** Capitals alone, then texts of many lengths, so that steps that measure the text show by how much they move it. */
    static final List<String> CORE = List.of("QMXRTKGPBYCS", "HzkAqWub", "tOnLc", "RbwEmja", "vDgs", "JfpYhixr", "wQa", "MldkuTyzc", "nPxH",
            "oRvebF", "YcSgmqtjaN", "hUi", "ezKw", "LpfvdxB", "rJsnyO", "CkbzqgoWmuf", "iT", "xVatlE", "GjhydQp", "uM", "Z",
            "wcNrsIbkoveh");

    private static final int POOL = 240;
    private static final int LONGEST = 12;
    private static final long FACTOR = 0x2545F4914F6CDD1DL;

    private long state = 0x9E3779B97F4A7C15L;

    private Inputs() {}

    /** Returns texts of letters of either case, in one of four a space. */
    static List<String> pool() {
        Inputs inputs = new Inputs();
        List<String> pool = new ArrayList<>();
        for (int i = 0; i < POOL; i++) {
            int length = 1 + (i % 4 == 3 ? inputs.next(LONGEST) : LONGEST - 1 - inputs.next(5));
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < length; j++) {
                text.append(Primitives.LETTERS.charAt(inputs.next(52)));
            }
            if (length > 2 && i % 4 == 1) {
                text.setCharAt(inputs.next(length), ' ');
            }
            pool.add(text.toString());
        }
        return pool;
    }

    private int next(int bound) {
        state ^= state >>> 12;
        state ^= state << 25;
        state ^= state >>> 27;
        return (int) Long.remainderUnsigned((state * FACTOR) >>> 16, bound);
    }
}
