package org.axonmark.eeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class LogisticProbeTest {

    private static final int WINDOWS = 60;
    private static final int FEATURES = 4;

    /**
     * Three classes of 30, 20 and 10 windows. Each row: C, then the first windows' logits less their mean over classes, of scikit-learn 1.2.1:
     * {@code x = StandardScaler().fit_transform(x); m = LogisticRegression(C=c, class_weight="balanced", multi_class="multinomial",
     * solver="lbfgs", tol=1e-12, max_iter=100000).fit(x, y); z = x[:3] @ m.coef_.T + m.intercept_; z - z.mean(1, keepdims=True)}; its
     * newton-cg agrees within 2.3e-5.
     */
    private static final double[][] SCIKIT_LEARN = {
        {0.01, 0.0500797129, 0.0086725018, -0.0587522147, 0.0612799194, 0.048270454, -0.1095503734, -0.0315607207, -0.0143311658,
            0.0458918865},
        {1, 0.3714988937, 0.2633229311, -0.6348218248, 0.5220878491, 0.5256116953, -1.0476995444, -0.2168327766, 0.2249306585,
            -0.0080978819},
        {10, 0.4269112003, 0.321852648, -0.7487638484, 0.6071723173, 0.6067240941, -1.2138964114, -0.2319872603, 0.2924264985,
            -0.0604392382}
    };

    @Test
    void threeClasses_giveTheLogitsOfScikitLearn() {
        double[][] features = features(1);
        LogisticProbe probe = new LogisticProbe(features, labels(), 3);
        for (double[] expected : SCIKIT_LEARN) {
            double[][] logits = probe.fit(expected[0]).logits(Arrays.copyOf(features, 3));
            double[] centred = Arrays.stream(logits)
                    .flatMapToDouble(row -> Arrays.stream(row).map(value -> value - Arrays.stream(row).sum() / 3))
                    .toArray();
            assertThat(centred).containsExactly(Arrays.copyOfRange(expected, 1, expected.length), within(5e-5));
        }
    }

    /** Copies share the weight of one feature, so that with twenty the ridge counts a twentieth. */
    @Test
    void moreFeaturesThanWindows_areSolvedInTheirSpan() {
        for (int classes = 2; classes <= 3; classes++) {
            int last = classes - 1;
            int[] labels = Arrays.stream(labels()).map(label -> Math.min(label, last)).toArray();
            double[][] few = new LogisticProbe(features(1), labels, classes).fit(1).logits(features(1));
            double[][] many = new LogisticProbe(features(20), labels, classes).fit(1 / 20.0).logits(features(20));
            for (int i = 0; i < WINDOWS; i++) {
                assertThat(many[i]).containsExactly(few[i], within(1e-6));
            }
        }
    }

    /** {@code x = sin(0.7 (i + 1) (k + 1)) + 0.5 cos(1.3 (i + 1) + k) + 0.4 y [1, -1, 0.5, 0][k]}. */
    private static double[][] features(int copies) {
        double[] shift = {1, -1, 0.5, 0};
        int[] labels = labels();
        double[][] features = new double[WINDOWS][FEATURES * copies];
        for (int i = 0; i < WINDOWS; i++) {
            for (int column = 0; column < FEATURES * copies; column++) {
                int k = column % FEATURES;
                features[i][column] = StrictMath.sin(0.7 * (i + 1) * (k + 1)) + 0.5 * StrictMath.cos(1.3 * (i + 1) + k)
                        + 0.4 * labels[i] * shift[k];
            }
        }
        return features;
    }

    /** Of six windows three are of class 0, two of class 1, one of class 2. */
    private static int[] labels() {
        int[] labels = new int[WINDOWS];
        Arrays.setAll(labels, i -> i % 6 < 3 ? 0 : i % 6 < 5 ? 1 : 2);
        return labels;
    }
}
