package org.axonmark.hypothesis;

/** What an expression is worth. */
public enum Type {
    /** A double; NaN and infinities are values like others. */
    NUMBER("x"),
    /** At most {@link Limits#MAX_VALUE_TEXT} UTF-16 units. */
    TEXT("s"),
    /** At most {@link Limits#MAX_ROWS} rows of one or two numbers. */
    SEQUENCE("v");

    private final String variable;

    Type(String variable) {
        this.variable = variable;
    }

    /** Returns the name of the input of this type. */
    public String variable() {
        return variable;
    }
}
