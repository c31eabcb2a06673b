package org.axonmark.submission.spikesswitchingglm;

import java.util.Arrays;
import java.util.Optional;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.spi.circuits.SpikeTrains;
import org.axonmark.submission.spikesglm.History;
import org.axonmark.submission.spikesglm.LogisticFit;
import org.axonmark.submission.spikesglm.LogisticFit.Fit;

/**
 * A logistic regression of each neuron on the history of all in each of two hidden states, by expectation and maximisation, after the one-hot
 * HMM-GLM (Li et al. 2024): which neurons are joined is the same in both states, how strongly is not. A synapse may work in the first state, in
 * the second, or with one weight in both; the score of a pair is the evidence for a synapse over these three, each as likely beforehand.
 * Where hardly more pairs than by chance differ between the states, there is one state.
 */
public final class SwitchingFinder implements ConnectivityFinder {

    private static final double RIDGE = 1000;
    private static final int ROUNDS = 3;
    private static final double FAR = 3;
    // By chance alone, 0.0027 of normal numbers.
    private static final double FEWEST_APART = 0.007;
    private static final int WINDOW = 100;
    private static final int POWERS = 50;

    /** Creates the finder. */
    public SwitchingFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public DoubleTensor find(SpikeTrains trains) {
        History history = new History(trains);
        LogisticFit fit = new LogisticFit(history, RIDGE);
        int n = trains.neurons();
        double[] second = split(trains);
        Fit[][] fits = new Fit[2][n];
        for (int round = 0; round < ROUNDS; round++) {
            double[] first = Arrays.stream(second).map(p -> 1 - p).toArray();
            for (int i = 0; i < n; i++) {
                fits[0][i] = fit.fit(trains.of(i), first, Optional.ofNullable(fits[0][i]));
                fits[1][i] = fit.fit(trains.of(i), second, Optional.ofNullable(fits[1][i]));
            }
            if (round + 1 < ROUNDS) {
                second = States.second(evidence(history, trains, fits));
            }
        }
        boolean switching = apart(fits) > FEWEST_APART;
        double[] all = new double[trains.bins()];
        Arrays.fill(all, 1);
        double[] scores = new double[n * n];
        for (int to = 0; to < n; to++) {
            double[] alone = switching ? new double[n] : fit.fit(trains.of(to), all, Optional.empty()).scores();
            for (int from = 0; from < n; from++) {
                scores[from * n + to] = switching ? joined(fits[0][to], fits[1][to], from) : Math.abs(alone[from]);
            }
        }
        return DoubleTensor.of(scores, n, n);
    }

    /** Returns the share of pairs whose weights in the two states are more than three standard errors apart. */
    private static double apart(Fit[][] fits) {
        int n = fits[0].length;
        double apart = 0;
        for (int to = 0; to < n; to++) {
            double first = fits[0][to].information();
            double second = fits[1][to].information();
            for (int from = 0; from < n; from++) {
                if (from != to && first > 0 && second > 0) {
                    double difference = fits[0][to].scores()[from] / Math.sqrt(first) - fits[1][to].scores()[from] / Math.sqrt(second);
                    apart += difference * difference > FAR * FAR * (1 / first + 1 / second) ? 1 : 0;
                }
            }
        }
        return apart / (n * (n - 1.0));
    }

    /** The logarithm of the evidence for a synapse from a source, save for what is the same for all pairs. */
    private static double joined(Fit first, Fit second, int from) {
        double a = first.scores()[from];
        double b = second.scores()[from];
        double information = first.information() + second.information();
        double both = information == 0 ? 0
                : (a * Math.sqrt(first.information()) + b * Math.sqrt(second.information())) / Math.sqrt(information);
        double most = Math.max(both * both, Math.max(a * a, b * b)) / 2;
        return most + Math.log(Math.exp(a * a / 2 - most) + Math.exp(b * b / 2 - most) + Math.exp(both * both / 2 - most));
    }

    /** Adds up over neurons how much likelier each bin is in the second state. */
    private static double[] evidence(History history, SpikeTrains trains, Fit[][] fits) {
        double[] evidence = new double[trains.bins()];
        double[] drive = new double[trains.bins()];
        for (int state = 0; state < 2; state++) {
            int sign = state == 0 ? -1 : 1;
            for (int i = 0; i < trains.neurons(); i++) {
                if (fits[0][i].information() == 0 || fits[1][i].information() == 0) {
                    continue;
                }
                history.predict(fits[state][i].weights(), drive);
                for (int bin = 0; bin < drive.length; bin++) {
                    evidence[bin] -= sign * (Math.max(drive[bin], 0) + Math.log1p(Math.exp(-Math.abs(drive[bin]))));
                }
                for (int bin : trains.of(i)) {
                    evidence[bin] += sign * drive[bin];
                }
            }
        }
        return evidence;
    }

    /** A first guess: windows of spike counts parted by the sign of their first principal component. */
    private static double[] split(SpikeTrains trains) {
        int n = trains.neurons();
        int windows = (trains.bins() + WINDOW - 1) / WINDOW;
        double[][] counts = new double[windows][n];
        for (int i = 0; i < n; i++) {
            for (int bin : trains.of(i)) {
                counts[bin / WINDOW][i]++;
            }
            double mean = (double) trains.of(i).length / windows;
            for (double[] window : counts) {
                window[i] = (window[i] - mean) / Math.sqrt(Math.max(mean, 1));
            }
        }
        double[] component = new double[n];
        for (int i = 0; i < n; i++) {
            component[i] = 1 + (double) i / n;
        }
        double[] scores = new double[windows];
        for (int power = 0; power < POWERS; power++) {
            double[] next = new double[n];
            double squares = 0;
            for (int w = 0; w < windows; w++) {
                scores[w] = 0;
                for (int i = 0; i < n; i++) {
                    scores[w] += counts[w][i] * component[i];
                }
                for (int i = 0; i < n; i++) {
                    next[i] += scores[w] * counts[w][i];
                }
            }
            for (double value : next) {
                squares += value * value;
            }
            for (int i = 0; i < n; i++) {
                component[i] = next[i] / Math.sqrt(Math.max(squares, Double.MIN_NORMAL));
            }
        }
        double[] second = new double[trains.bins()];
        for (int bin = 0; bin < second.length; bin++) {
            second[bin] = scores[bin / WINDOW] > 0 ? 0.9 : 0.1;
        }
        return second;
    }
}
