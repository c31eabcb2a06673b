package org.axonmark.spiking.score;

/**
 * What is kept while task after task is learnt (Lopez-Paz and Ranzato 2017). R[i][j] is the accuracy on task j after task i was learnt, for j ≤ i; tasks
 * are counted from 0 to T − 1.
 */
public final class ContinualLearning {

    private ContinualLearning() {}

    /**
     * Returns the mean accuracy over all tasks after the last one (ACC): (1/T) Σ R[T−1][j].
     *
     * @param accuracies R; row i has at least i + 1 entries
     */
    public static double accuracy(double[][] accuracies) {
        double sum = 0;
        for (double after : last(accuracies)) {
            sum += after;
        }
        return sum / accuracies.length;
    }

    /**
     * Returns by how much later tasks changed what was learnt (backward transfer, BWT): (1/(T − 1)) Σ R[T−1][j] − R[j][j] over j &lt; T − 1; negative where
     * it was forgotten.
     *
     * @param accuracies R, of at least two tasks
     */
    public static double backwardTransfer(double[][] accuracies) {
        double[] last = last(accuracies);
        if (last.length < 2) {
            throw new IllegalArgumentException("backward transfer needs two tasks or more");
        }
        double sum = 0;
        for (int task = 0; task < last.length - 1; task++) {
            sum += last[task] - accuracies[task][task];
        }
        return sum / (last.length - 1);
    }

    private static double[] last(double[][] accuracies) {
        if (accuracies.length == 0) {
            throw new IllegalArgumentException("there is no task");
        }
        for (int task = 0; task < accuracies.length; task++) {
            if (accuracies[task].length <= task) {
                throw new IllegalArgumentException("after task " + task + " there are accuracies of " + accuracies[task].length
                        + " tasks; those of " + (task + 1) + " are needed");
            }
        }
        double[] last = new double[accuracies.length];
        System.arraycopy(accuracies[accuracies.length - 1], 0, last, 0, last.length);
        return last;
    }
}
