package org.axonmark.submission.numericsymbolic;

import org.jspecify.annotations.Nullable;

/**
 * Weighs error against size, as the Bayesian information criterion does (Schwarz 1978): n log of the mean squared error plus log n for each
 * parameter. Where answers carry no noise, an error of rounding alone is no error; where they carry none and no law explains them to rounding,
 * they may come from an approximation of a law, whose deviations are smooth, so that n answers count as few.
 */
final class Judge {

    /** What a patch counts as, in parameters. */
    static final double PATCH = 5;

    private static final double UNUSUAL = 3;
    private static final double ROUNDING = 1e-8;
    private static final double EQUAL = 1e-12;
    private static final double APPROXIMATION = 2e-3;
    private static final double FEW = 25;

    private final Answers answers;
    private final boolean approximate;
    private final double deviation;

    /**
     * Creates a judge.
     *
     * @param approximate whether answers without noise are believed to deviate from their law
     */
    Judge(Answers answers, boolean approximate) {
        this.answers = answers;
        this.approximate = approximate;
        this.deviation = Math.max(answers.deviation(), Math.max(EQUAL * answers.size(), Double.MIN_NORMAL));
    }

    /** Weighs a law; its error is taken over all answers. */
    Found weigh(Law law, @Nullable Patch patch) {
        double sum = 0;
        for (int i = 0; i < answers.count(); i++) {
            double x = answers.x()[i];
            double off = answers.y()[i] - (patch != null && patch.contains(x) ? patch.value() : law.at(x));
            sum += off * off;
        }
        double error = Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
        int n = Math.max(1, answers.count());
        double parameters = law.parameters() + (patch == null ? 0 : PATCH) + (isUsual(law) ? 0 : UNUSUAL);
        double least = (approximate ? APPROXIMATION : ROUNDING) * deviation;
        double weight = approximate ? Math.min(n, FEW) : n;
        double mean = error / Math.max(1, n - (answers.isNoisy() ? parameters : 0));
        return new Found(law, patch, error, weight * Math.log((mean + least * least) / (deviation * deviation))
                + parameters * Math.log(n + 1.0) + (law.parameters() >= n ? 1e6 : 0));
    }

    /** Tells whether a law leaves no more than rounding unexplained, with answers to spare. */
    boolean isExact(Found found) {
        double rms = Math.sqrt(found.error() / Math.max(1, answers.count()));
        double rounding = Math.max(10 * ROUNDING * deviation, EQUAL * answers.size());
        return !answers.isNoisy() && rms <= rounding && found.parameters() < answers.count();
    }

    /** Tells whether a law is exact and of the task's ranges, or holds beside a patch, so that no other need be looked for. */
    boolean isSettled(Found found) {
        return isExact(found) && (found.patch() != null || isUsual(found.law()));
    }

    private static boolean isUsual(Law law) {
        return !(law instanceof Combined combined) || combined.factors().stream().allMatch(
                factor -> factor.atoms().stream().allMatch(Atom::isUsual));
    }
}
