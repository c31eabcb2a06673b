package org.axonmark.eeg;

/** Brings each feature to mean 0 and population standard deviation 1; a feature without spread is only centred. */
@SuppressWarnings("ArrayRecordComponent")
record Standardiser(double[] mean, double[] scale) {

    static Standardiser of(double[][] features) {
        int d = features[0].length;
        double[] mean = new double[d];
        double[] scale = new double[d];
        for (double[] row : features) {
            for (int k = 0; k < d; k++) {
                mean[k] += row[k];
            }
        }
        for (int k = 0; k < d; k++) {
            mean[k] /= features.length;
        }
        for (double[] row : features) {
            for (int k = 0; k < d; k++) {
                scale[k] += (row[k] - mean[k]) * (row[k] - mean[k]);
            }
        }
        for (int k = 0; k < d; k++) {
            double sd = StrictMath.sqrt(scale[k] / features.length);
            scale[k] = sd <= 1e-12 * Math.abs(mean[k]) || sd == 0 ? 1 : sd;
        }
        return new Standardiser(mean, scale);
    }

    double[][] apply(double[][] features) {
        double[][] scaled = new double[features.length][mean.length];
        for (int i = 0; i < features.length; i++) {
            for (int k = 0; k < mean.length; k++) {
                scaled[i][k] = (features[i][k] - mean[k]) / scale[k];
            }
        }
        return scaled;
    }
}
