package org.axonmark.submission.spikesglm;

import java.util.Arrays;

import org.axonmark.spi.circuits.SpikeTrains;

/**
 * What every neuron did lately, as the predictors of a regression: Σ exp(−(k − 1) / 2) over the lags k = 1 … 5 bins at which it fired, less its mean,
 * over its standard deviation. Most are zero before that, so only the others are kept, by bin.
 */
public final class History {

    private static final int LAGS = 5;
    private static final double TIME_CONSTANT = 2;

    private final int bins;
    private final int[] starts;
    private final int[] neurons;
    private final double[] values;
    private final double[] mean;
    private final double[] scale;

    /** Reads trains. */
    public History(SpikeTrains trains) {
        int n = trains.neurons();
        this.bins = trains.bins();
        this.mean = new double[n];
        this.scale = new double[n];
        double[][] dense = new double[n][bins];
        int[] counts = new int[bins + 1];
        for (int i = 0; i < n; i++) {
            for (int spike : trains.of(i)) {
                for (int bin = spike + 1; bin <= Math.min(bins - 1, spike + LAGS); bin++) {
                    dense[i][bin] += Math.exp(-(bin - spike - 1) / TIME_CONSTANT);
                }
            }
            double squares = 0;
            for (int bin = 0; bin < bins; bin++) {
                mean[i] += dense[i][bin] / bins;
                squares += dense[i][bin] * dense[i][bin] / bins;
                counts[bin + 1] += dense[i][bin] == 0 ? 0 : 1;
            }
            double variance = squares - mean[i] * mean[i];
            scale[i] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        Arrays.parallelPrefix(counts, Integer::sum);
        this.starts = counts;
        this.neurons = new int[counts[bins]];
        this.values = new double[counts[bins]];
        for (int bin = 0, at = 0; bin < bins; bin++) {
            for (int i = 0; i < n; i++) {
                if (dense[i][bin] != 0) {
                    neurons[at] = i;
                    values[at++] = dense[i][bin];
                }
            }
        }
    }

    /** Returns how many neurons there are. */
    public int width() {
        return mean.length;
    }

    /** Returns how many bins there are. */
    public int bins() {
        return bins;
    }

    /** Returns the mean products of all pairs of predictors. */
    public double[][] correlations() {
        int n = width();
        double[][] products = new double[n][n];
        for (int bin = 0; bin < bins; bin++) {
            for (int a = starts[bin]; a < starts[bin + 1]; a++) {
                double[] row = products[neurons[a]];
                for (int b = starts[bin]; b < starts[bin + 1]; b++) {
                    row[neurons[b]] += values[a] * values[b];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                products[i][j] = (products[i][j] / bins - mean[i] * mean[j]) / (scale[i] * scale[j]);
            }
        }
        return products;
    }

    /**
     * Sets, for each bin, an intercept plus the weighted sum of predictors.
     *
     * @param weights one for each neuron and the intercept behind them
     */
    public void predict(double[] weights, double[] into) {
        double[] scaled = new double[width()];
        double intercept = weights[width()];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = weights[i] / scale[i];
            intercept -= scaled[i] * mean[i];
        }
        for (int bin = 0; bin < bins; bin++) {
            double sum = intercept;
            for (int a = starts[bin]; a < starts[bin + 1]; a++) {
                sum += values[a] * scaled[neurons[a]];
            }
            into[bin] = sum;
        }
    }

    /** Returns each predictor's product with a series, summed over bins, and the sum of the series behind them. */
    public double[] project(double[] series) {
        double[] products = new double[width() + 1];
        double sum = 0;
        for (int bin = 0; bin < bins; bin++) {
            for (int a = starts[bin]; a < starts[bin + 1]; a++) {
                products[neurons[a]] += values[a] * series[bin];
            }
            sum += series[bin];
        }
        for (int i = 0; i < width(); i++) {
            products[i] = (products[i] - mean[i] * sum) / scale[i];
        }
        products[width()] = sum;
        return products;
    }

    /** Returns the product of each predictor's square with a series, summed over bins. */
    public double[] projectSquares(double[] series) {
        int n = width();
        double[] products = new double[n];
        double[] squares = new double[n];
        double sum = 0;
        for (int bin = 0; bin < bins; bin++) {
            for (int a = starts[bin]; a < starts[bin + 1]; a++) {
                products[neurons[a]] += values[a] * series[bin];
                squares[neurons[a]] += values[a] * values[a] * series[bin];
            }
            sum += series[bin];
        }
        for (int i = 0; i < n; i++) {
            squares[i] = (squares[i] - 2 * mean[i] * products[i] + mean[i] * mean[i] * sum) / (scale[i] * scale[i]);
        }
        return squares;
    }
}
