package org.axonmark.submission.numericsymbolic;

/** Straight lines between answers: what is left where no law was found. */
final class Lines {

    private static final int MOST = 480;
    private static final double HALVING = 4;
    private static final double ROUNDING = 1e-9;

    private Lines() {}

    /**
     * Tells whether lines lie nearer to the function than a law does. Lines are tested by leaving each answer out in turn; lines through
     * all answers are about four times as good.
     *
     * @param pass part of the variance below which a law is good enough in any case
     */
    static boolean areBetter(Found law, Answers answers, double pass) {
        double[][] points = Jumps.means(answers);
        double[] x = points[0];
        double[] y = points[1];
        double ofLaw = 0;
        double ofLines = 0;
        double weights = 0;
        for (int i = 1; i + 1 < x.length; i++) {
            double width = (x[i + 1] - x[i - 1]) / 2;
            double share = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
            double line = y[i - 1] + share * (y[i + 1] - y[i - 1]);
            ofLines += width * (y[i] - line) * (y[i] - line);
            double off = y[i] - law.at(x[i]);
            ofLaw += width * off * off;
            weights += width;
        }
        double deviation = answers.deviation();
        double enough = Math.max(pass / 2 * deviation * deviation, Math.pow(ROUNDING * answers.size(), 2));
        return weights > 0 && !(ofLaw <= enough * weights) && !(ofLaw <= ofLines / HALVING);
    }

    /** Writes the lines. */
    static String through(Answers answers) {
        double[][] points = Jumps.means(answers.thinned(MOST));
        StringBuilder text = new StringBuilder("through(x");
        for (int i = 0; i < points[0].length; i++) {
            text.append(", ").append(points[0][i]).append(" -> ").append(points[1][i]);
        }
        return text.append(')').toString();
    }
}
