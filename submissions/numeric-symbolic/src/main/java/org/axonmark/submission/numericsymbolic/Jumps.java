package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where values change abruptly: gaps between neighbouring points, the most abrupt first. */
final class Jumps {

    /**
     * A gap.
     *
     * @param low its lower end
     * @param high its upper end
     * @param height how much more the value changes than beside the gap
     */
    record Gap(double low, double high, double height) {

        double middle() {
            return (low + high) / 2;
        }

        /** Returns the point of the lattice inside that is nearest to the middle, or the middle if none is inside. */
        double place() {
            double place = Numbers.lattice(middle());
            return place >= low && place <= high ? place : middle();
        }
    }

    private Jumps() {}

    /** Returns the most abrupt gaps. */
    static List<Gap> of(Answers answers, int most) {
        double[][] means = means(answers);
        double[] x = means[0];
        double[] y = means[1];
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i + 1 < x.length; i++) {
            double width = x[i + 1] - x[i];
            double before = i > 0 ? (y[i] - y[i - 1]) / (x[i] - x[i - 1]) : Double.NaN;
            double after = i + 2 < x.length ? (y[i + 2] - y[i + 1]) / (x[i + 2] - x[i + 1]) : Double.NaN;
            double beside =
                    Double.isNaN(before) ? after : Double.isNaN(after) ? before : Math.abs(before) < Math.abs(after) ? before : after;
            double height = y[i + 1] - y[i] - (Double.isNaN(beside) ? 0 : beside * width);
            gaps.add(new Gap(x[i], x[i + 1], height));
        }
        gaps.sort(Comparator.comparingDouble(gap -> -Math.abs(gap.height())));
        return gaps.subList(0, Math.min(most, gaps.size()));
    }

    /** Returns distinct points and the mean answer at each. */
    static double[][] means(Answers answers) {
        double[] x = new double[answers.count()];
        double[] y = new double[x.length];
        int kept = 0;
        for (int i = 0; i < x.length;) {
            double sum = 0;
            int first = i;
            while (i < x.length && answers.x()[i] == answers.x()[first]) {
                sum += answers.y()[i++];
            }
            x[kept] = answers.x()[first];
            y[kept++] = i - first == 1 ? answers.y()[first] : sum / (i - first);
        }
        return new double[][] {java.util.Arrays.copyOf(x, kept), java.util.Arrays.copyOf(y, kept)};
    }
}
