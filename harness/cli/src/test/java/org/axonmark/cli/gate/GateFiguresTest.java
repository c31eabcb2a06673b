package org.axonmark.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.axonmark.results.format.Direction;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often the gate cries wolf, and how often it misses: its whole rule, confirmation included, over 400 gates of each kind. Times and memory are
 * drawn from sessions that were measured with the same JAR on both sides ({@code sessions.csv}); answers from a submission that answers one
 * item in a hundred differently each time. Figures go to {@code target/gate-figures.txt}.
 */
@Tag("proof")
class GateFiguresTest {

    private static final int GATES = 400;
    private static final int BLOCKS = 24;
    private static final int ITEMS = 125;
    private static final double RIGHT = 0.85;
    private static final double ANSWERED_ANEW = 0.01;
    private static final double MOST_ALARMS = 0.08;
    private static final double FOUND = 0.95;
    private static final double SLOWER = 0.05;
    private static final double POINTS = 0.02;
    private static final Path FIGURES = Path.of("target/gate-figures.txt");

    /** Sessions of one submission beside itself: logarithms of the ratios of CPU time and of peak memory. */
    private record Measured(String submission, List<Double> cpu, List<Double> memory) {}

    /** What is done to the candidate. */
    private record Injected(double pointsLost, double slower) {}

    /** What gates said, as counts. */
    private record Said(int regressions, int improvements, int undecided, int first) {}

    @Test
    void sameSubmission_onAQuietGraph() throws IOException {
        Said said = gates(measured("spiking-mlp"), new Injected(0, 0), "same");
        assertThat(bound(said.regressions() + said.improvements())).isLessThanOrEqualTo(MOST_ALARMS);
    }

    @Test
    void sameSubmission_whoseCodeIsCompiledAsItRuns() throws IOException {
        Said said = gates(measured("sequences-battery"), new Injected(0, 0), "same");
        assertThat(bound(said.regressions() + said.improvements())).isLessThanOrEqualTo(MOST_ALARMS);
    }

    @Test
    void lossOfTwoPoints_isFound() throws IOException {
        assertThat(gates(measured("spiking-mlp"), new Injected(POINTS, 0), "two points lost").regressions())
                .isGreaterThanOrEqualTo((int) (FOUND * GATES));
    }

    @Test
    void fivePerCentSlower_isFound() throws IOException {
        assertThat(gates(measured("spiking-mlp"), new Injected(0, SLOWER), "5 % slower").regressions())
                .isGreaterThanOrEqualTo((int) (FOUND * GATES));
    }

    private static Said gates(Measured measured, Injected injected, String what) throws IOException {
        int regressions = 0;
        int improvements = 0;
        int undecided = 0;
        int first = 0;
        long sessions = 0;
        for (int gate = 0; gate < GATES; gate++) {
            HmacStream stream = HmacStream.of(new byte[] {1}, measured.submission(), what, "gate " + gate);
            List<Measure> measures = measures(measured, injected, stream);
            sessions += measures.getLast().pairs().size();
            List<Finding> findings = Judge.judge(measures);
            if (Judge.overall(findings) == Verdict.REGRESSION) {
                first++;
                List<String> worse = findings.stream().filter(finding -> finding.verdict() == Verdict.REGRESSION)
                        .map(finding -> finding.measure().id()).toList();
                findings = Judge.confirm(findings, measures(measured, injected, stream).stream()
                        .filter(measure -> worse.contains(measure.id())).toList());
            }
            switch (Judge.overall(findings)) {
                case REGRESSION -> regressions++;
                case IMPROVEMENT -> improvements++;
                case UNDECIDED -> undecided++;
                case PASS -> {
                }
            }
        }
        Said said = new Said(regressions, improvements, undecided, first);
        Files.writeString(FIGURES, String.format(Locale.ROOT,
                "%s, times of %s: of %d gates %d regressions (%d before they were looked at again), %d improvements, %d undecided;"
                        + " one-sided 95 %% bound of alarms %.3f; %.1f sessions on average%n",
                what, measured.submission(), GATES, regressions, first, improvements, undecided, bound(regressions + improvements),
                (double) sessions / GATES), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return said;
    }

    private static List<Measure> measures(Measured measured, Injected injected, HmacStream stream) {
        double[] before = new double[BLOCKS];
        double[] after = new double[BLOCKS];
        double[] errorBefore = new double[BLOCKS];
        double[] errorAfter = new double[BLOCKS];
        for (int block = 0; block < BLOCKS; block++) {
            for (int item = 0; item < ITEMS; item++) {
                boolean right = stream.nextDouble() < RIGHT;
                boolean first = stream.nextDouble() < ANSWERED_ANEW ? !right : right;
                boolean second = stream.nextDouble() < ANSWERED_ANEW ? !right : right;
                boolean lost = stream.nextDouble() < injected.pointsLost() / RIGHT;
                before[block] += first ? 1.0 / ITEMS : 0;
                after[block] += second && !lost ? 1.0 / ITEMS : 0;
            }
            double easy = 0.1 * stream.nextGaussian();
            errorBefore[block] = 0.3 + easy + 0.01 * stream.nextGaussian();
            errorAfter[block] = 0.3 + easy + 0.01 * stream.nextGaussian();
        }
        List<Timing.Session> sessions = Timing.sessions(() -> {
            Timing.Times cpu = new Timing.Times(1,
                    Math.exp(measured.cpu().get(stream.nextInt(measured.cpu().size()))) * (1 + injected.slower()));
            Timing.Times memory = new Timing.Times(1, Math.exp(measured.memory().get(stream.nextInt(measured.memory().size()))));
            return new Timing.Session(cpu, cpu, memory);
        }, Math.log1p(0.025), Long.MAX_VALUE);
        List<Measure> measures = new ArrayList<>();
        measures.add(Measures.score("accuracy", Direction.HIGHER, BLOCKS, i -> before[i], i -> after[i]));
        measures.add(Measures.score("error", Direction.LOWER, BLOCKS, i -> errorBefore[i], i -> errorAfter[i]));
        measures.add(Measures.cpu(sessions.size(), i -> 1, i -> sessions.get(i).cpu().candidate()));
        measures.add(Measures.memory(sessions.size(), i -> 1, i -> sessions.get(i).peak().candidate()));
        return measures;
    }

    /** Returns the exact one-sided 95 % upper bound of Clopper and Pearson for a share of k in {@value #GATES}, by bisection. */
    private static double bound(int k) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < 60; step++) {
            double p = (low + high) / 2;
            double atMost = 0;
            double term = Math.pow(1 - p, GATES);
            for (int i = 0; i <= k; i++) {
                atMost += term;
                term *= (double) (GATES - i) / (i + 1) * p / (1 - p);
            }
            if (atMost > 0.05) {
                low = p;
            } else {
                high = p;
            }
        }
        return high;
    }

    private static Measured measured(String submission) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(GateFiguresTest.class.getResourceAsStream("sessions.csv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(",", -1))
                    .filter(fields -> fields[0].equals(submission))
                    .forEach(fields -> rows.add(new double[] {Double.parseDouble(fields[1]), Double.parseDouble(fields[2])}));
        }
        assertThat(rows).as("sessions of " + submission).hasSizeGreaterThanOrEqualTo(30);
        return new Measured(submission, centred(rows, 0), centred(rows, 1));
    }

    /** Which of the two equal sides came first is nobody's: the mean of the logarithms is taken away. */
    private static List<Double> centred(List<double[]> rows, int column) {
        double mean = rows.stream().mapToDouble(row -> row[column]).average().orElse(0);
        return rows.stream().map(row -> row[column] - mean).toList();
    }
}
