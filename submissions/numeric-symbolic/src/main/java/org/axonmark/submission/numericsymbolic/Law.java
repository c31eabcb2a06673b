package org.axonmark.submission.numericsymbolic;

/** A law with all its numbers. */
sealed interface Law permits Combined, Quotient {

    /** Returns the value. */
    double at(double x);

    /** Returns it as an expression of the hypothesis language. */
    String text();

    /** Returns it as the object of a sentence. */
    String words();

    /** Returns how many numbers were chosen; a place of a jump counts for more than one, as it is picked out of many. */
    double parameters();

    /** Returns the sum of squared errors. */
    default double error(Answers answers) {
        double sum = 0;
        for (int i = 0; i < answers.count(); i++) {
            double off = answers.y()[i] - at(answers.x()[i]);
            sum += off * off;
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }
}
