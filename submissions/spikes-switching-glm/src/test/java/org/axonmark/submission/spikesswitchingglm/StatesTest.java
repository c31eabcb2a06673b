package org.axonmark.submission.spikesswitchingglm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatesTest {

    /** All paths of a short chain, each with its probability. */
    @Test
    void probabilities_areThoseOfAllPaths() {
        double[] evidence = {1.2, -0.4, 3.1, -2.7, 0.3, 5, -4, 0.1};
        int n = evidence.length;
        double[] second = new double[n];
        double all = 0;
        for (int path = 0; path < 1 << n; path++) {
            double p = 1;
            for (int bin = 0; bin < n; bin++) {
                int state = path >> bin & 1;
                p *= state == 1 ? Math.exp(evidence[bin]) : 1;
                p *= bin == 0 ? 0.5 : state == (path >> (bin - 1) & 1) ? 1 - 1 / 400.0 : 1 / 400.0;
            }
            all += p;
            for (int bin = 0; bin < n; bin++) {
                second[bin] += (path >> bin & 1) * p;
            }
        }
        double[] found = States.second(evidence);
        for (int bin = 0; bin < n; bin++) {
            assertThat(found[bin]).isCloseTo(second[bin] / all, within(1e-12));
        }
    }

    @Test
    void overwhelmingEvidence_staysFinite() {
        assertThat(States.second(new double[] {1e5, 1e5, -1e5, -1e5})).containsExactly(new double[] {1, 1, 0, 0}, within(1e-9));
    }
}
