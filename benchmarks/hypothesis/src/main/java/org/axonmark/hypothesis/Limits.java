package org.axonmark.hypothesis;

/** Bounds that make every hypothesis end, however it was made up. */
public final class Limits {

    /** Characters of a hypothesis's text. */
    public static final int MAX_TEXT = 65_536;
    /** Characters of a description in controlled English. */
    public static final int MAX_ENGLISH = 8_192;
    /** Nodes of a hypothesis. */
    public static final int MAX_NODES = 1_024;
    /** Nodes on the way from the root of an expression to a leaf. */
    public static final int MAX_DEPTH = 128;
    /** Characters of a constant text. */
    public static final int MAX_LITERAL = 256;
    /** Characters of a text while it is worked on; what is longer is cut off. */
    public static final int MAX_VALUE_TEXT = 1_024;
    /** Rows of a sequence. */
    public static final int MAX_ROWS = 1_024;
    /** Examples in a learner's context. */
    public static final int MAX_EXAMPLES = 256;
    /** Coordinates of a learner's points. */
    public static final int MAX_WIDTH = 8;
    /** Steps that a learner takes and neighbours that it looks at; more are cut off. */
    public static final int MAX_COUNT = 256;
    /** Samples of a function that an operator is applied to. */
    public static final int MAX_POINTS = 1_024;

    private Limits() {}

    static void checkLiteral(String value) {
        if (value.length() > MAX_LITERAL) {
            throw new HypothesisException(-1, "a text of " + value.length() + " characters; " + MAX_LITERAL + " are allowed");
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                throw new HypothesisException(-1, "the text holds a character outside the basic plane at index " + i + "; leave it out");
            }
        }
    }

    static void checkSize(int nodes) {
        if (nodes > MAX_NODES) {
            throw new HypothesisException(-1, "a hypothesis of " + nodes + " nodes; " + MAX_NODES + " are allowed");
        }
    }
}
