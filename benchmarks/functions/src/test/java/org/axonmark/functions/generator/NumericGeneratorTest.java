package org.axonmark.functions.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.axonmark.hypothesis.CanonicalForm;
import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Family;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.Noise;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NumericGeneratorTest {

    private static final Seed SEED = new Seed("functions practice set".getBytes(StandardCharsets.UTF_8));
    private static final List<NumericItem> ITEMS = new ArrayList<>();

    @BeforeAll
    static void draw() {
        NumericGenerator generator = new NumericGenerator(SEED);
        for (int i = 0; i < 1_000; i++) {
            ITEMS.add(generator.item(i));
        }
    }

    @Test
    void items_areTheOnesOfGeneratorVersion1() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (NumericItem item : ITEMS) {
            digest.update((item.identity() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo("497de0e86a8b9745002a097970eb4728ae4ddd91be93fca43f6401b1871f7b7f");
    }

    @Test
    void item_doesNotDependOnThoseBeforeIt() {
        assertThat(new NumericGenerator(SEED).item(777)).isEqualTo(ITEMS.get(777));
        assertThat(new NumericGenerator(new Seed(new byte[16])).item(777).truth()).isNotEqualTo(ITEMS.get(777).truth());
    }

    @Test
    void truth_isReadBackAndScoresNoError() {
        for (NumericItem item : ITEMS) {
            Hypothesis.Numeric read = (Hypothesis.Numeric) Hypothesis.parse(item.truth().print());
            assertThat(read).isEqualTo(item.truth());
            double[] points = points(item, 50);
            assertThat(NumericFunction.of(read).at(points)).containsExactly(NumericFunction.of(item.truth()).at(points));
        }
    }

    @Test
    void mix_isTheStatedOne() {
        Map<Law, Integer> laws = new EnumMap<>(Law.class);
        ITEMS.forEach(item -> laws.merge(item.law(), 1, Integer::sum));
        assertThat(laws.keySet()).containsAll(Law.ATOMIC).contains(Law.SUM, Law.PRODUCT).doesNotContain(Law.CEIL, Law.FLOOR);
        double all = ITEMS.size();
        Law.ATOMIC.forEach(law -> assertThat(laws.get(law)).as(law.name()).isBetween(22, 78));
        // Four standard errors.
        assertThat((laws.getOrDefault(Law.SUM, 0) + laws.getOrDefault(Law.PRODUCT, 0)) / all).isBetween(0.105, 0.195);
        // Of 40 in a row each variant has its share, so of 1000 one more or less at each border of each forty.
        assertThat(ITEMS.stream().filter(item -> item.corrupted() != null).count()).isBetween(181L, 201L);
        assertThat(ITEMS.stream().filter(item -> item.truth().noise() != null).count()).isBetween(166L, 186L);
        assertThat(ITEMS.stream().filter(item -> item.network() != null).count()).isEqualTo(150);
        for (int ratio : new int[] {3, 10, 30}) {
            assertThat(ITEMS.stream().filter(item -> item.signalToNoise() == ratio).count()).as("1/%d", ratio).isBetween(44L, 74L);
        }
    }

    /** FIND: of 150 networks, half had a mean squared error above 0.21 of their target, some above 1e20, and were scored as themselves. */
    @Test
    void networks_answerCloseToTheLaw_whichStaysTheTruth() {
        int apart = 0;
        for (NumericItem item : ITEMS) {
            ReluNetwork network = item.network();
            if (network != null) {
                double[] points = item.points();
                double[] law = NumericFunction.of(item.truth()).at(points);
                assertThat(item.answers(points, 0)).containsExactly(network.at(points));
                double error = NormalisedError.of(law, network.at(points));
                assertThat(error).as(item.truth().print()).isLessThanOrEqualTo(1e-4);
                apart += error > 1e-9 ? 1 : 0;
                assertThat(network.units()).isBetween(1, ReluNetwork.MOST_UNITS);
            }
        }
        assertThat(apart).isGreaterThan(60);
    }

    /** Where a value changes by a jump, found by halving, there is a breakpoint. */
    @Test
    void breakpoints_holdEveryJump() {
        int jumps = 0;
        for (NumericItem item : ITEMS.subList(0, 200)) {
            double[] breakpoints = Breakpoints.of(item.truth().value(), item.domain());
            NumericFunction function = NumericFunction.of(item.truth());
            double[] x = grid(item.domain());
            double[] y = function.at(x);
            double range = Arrays.stream(y).max().orElseThrow() - Arrays.stream(y).min().orElseThrow();
            for (int i = 1; i < x.length; i++) {
                if (Math.abs(y[i] - y[i - 1]) > range / 100) {
                    double jump = jump(function, x[i - 1], x[i], range / 100);
                    if (!Double.isNaN(jump)) {
                        jumps++;
                        assertThat(Arrays.stream(breakpoints).map(at -> Math.abs(at - jump)).min())
                                .as("%s jumps at %s", item.truth().print(), jump).hasValueCloseTo(0.0, within(1e-6));
                    }
                }
            }
        }
        assertThat(jumps).isGreaterThan(400);
    }

    private static double jump(NumericFunction function, double from, double to, double least) {
        double low = from;
        double high = to;
        for (int i = 0; i < 40; i++) {
            double middle = low + (high - low) / 2;
            if (Math.abs(function.at(middle) - function.at(low)) > Math.abs(function.at(high) - function.at(middle))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.abs(function.at(high) - function.at(low)) > least ? low : Double.NaN;
    }

    @Test
    void breakpoints_areReadOffTheExpression() {
        assertThat(breakpoints("numeric x^2 + sin(x)")).isEmpty();
        assertThat(breakpoints("numeric 3 * abs(2 * x - 6) + relu(-x / 2, 0.1)")).containsExactly(0, 3);
        assertThat(breakpoints("numeric if(x in (-inf, -4], 1, rectangle(x, 1, 3))")).containsExactly(-4, -0.5, 2.5);
        assertThat(breakpoints("numeric squarewave(x, 8, 1)")).containsExactly(-7, -3, 1, 5, 9);
        assertThat(breakpoints("numeric floor(0.25 * x)")).containsExactly(-8, -4, 0, 4, 8);
        assertThat(breakpoints("numeric through(x, -20 -> 1, 0 -> 2, 7 -> 1)")).containsExactly(0, 7);
        assertThatThrownBy(() -> breakpoints("numeric step(x^2 - 1, 0)")).hasMessageContaining("cannot be read off");
    }

    private static double[] breakpoints(String text) {
        return Breakpoints.of(((Hypothesis.Numeric) Hypothesis.parse(text)).value(), new Interval(-10, 10, true, true));
    }

    @Test
    void setsLikeFinds_areOnItsDomains_withoutVolcanoesAndNetworks() {
        NumericGenerator generator = NumericGenerator.findLike(SEED);
        for (int i = 0; i < 300; i++) {
            NumericItem item = generator.item(i);
            assertThat(item.law()).isNotEqualTo(Law.VOLCANO);
            assertThat(item.network()).isNull();
            assertThat(item.domain().high()).isEqualTo(100);
            assertThat(item.domain().low()).isEqualTo(item.law() == Law.ROOT ? 0 : item.law() == Law.LOGARITHM ? 1 : -100);
        }
    }

    /** FIND: 79 of 1000 functions were constant on the points they were scored at. */
    @Test
    void onlyConstants_areFlat() {
        for (NumericItem item : ITEMS) {
            double[] values = NumericFunction.of(new Hypothesis.Numeric(law(item), null)).at(grid(item.domain()));
            double range = Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
            if (item.law() == Law.CONSTANT) {
                assertThat(range).isZero();
            } else {
                assertThat(range).as(item.truth().print()).isGreaterThan(0.09);
            }
        }
    }

    /** FIND: 73 of 1000 functions had values that are no numbers, and 59 exceeded a million. */
    @Test
    void values_areFiniteAndBounded() {
        for (NumericItem item : ITEMS) {
            for (double value : NumericFunction.of(item.truth()).at(points(item, 2_000))) {
                assertThat(Math.abs(value)).as(item.truth().print()).isLessThanOrEqualTo(1.1 * NumericGenerator.MAX_VALUE);
            }
        }
    }

    /** FIND: 27 % of sines had a period below 2, which points one apart cannot tell from longer ones. */
    @Test
    void periods_areAtLeastFour() {
        int periodic = 0;
        for (NumericItem item : ITEMS) {
            CanonicalForm form = CanonicalForm.of(law(item));
            if (form.family() == Family.SINE || form.family() == Family.SQUARE_WAVE) {
                periodic++;
                double period = form.family() == Family.SINE ? 2 * Math.PI / form.parameters().get(1) : form.parameters().get(1);
                assertThat(period).isBetween(3.999, 60.001);
            }
        }
        assertThat(periodic).isGreaterThan(100);
    }

    /** FIND: the code of absolute values dropped the bias that their parameters name. */
    @Test
    void absoluteValues_keepTheirBias() {
        List<Double> biases = new ArrayList<>();
        for (NumericItem item : ITEMS) {
            if (item.law() == Law.ABSOLUTE) {
                List<Double> parameters = CanonicalForm.of(law(item)).parameters();
                biases.add(parameters.get(2));
                assertThat(NumericFunction.of(new Hypothesis.Numeric(law(item), null)).at(parameters.get(1)))
                        .isCloseTo(parameters.get(2), within(1e-9));
            }
        }
        assertThat(biases.stream().filter(bias -> bias != 0).count()).isGreaterThan(biases.size() * 9L / 10);
    }

    /** FIND: noise had scale 1 whatever the signal's, and Poisson noise a mean of 1. */
    @Test
    void noise_isAtAStatedRatioToTheSignalAndHasMean0() {
        int checked = 0;
        for (NumericItem item : ITEMS) {
            Noise noise = item.truth().noise();
            if (noise == null || item.law() == Law.CONSTANT) {
                continue;
            }
            NumericFunction function = NumericFunction.of(item.truth());
            double[] values = function.at(grid(item.domain()));
            double mean = Arrays.stream(values).average().orElseThrow();
            double signal = Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
            double deviation = noise.scale() / (noise.family() == Noise.Family.UNIFORM ? Math.sqrt(3) : 1);
            assertThat(Math.max(signal, NumericGenerator.MIN_RANGE) / deviation / item.signalToNoise()).as(item.truth().print())
                    .isCloseTo(1, within(0.06));
            if (checked++ < 12) {
                double sum = 0;
                double squares = 0;
                double truth = function.at(5);
                for (int i = 0; i < 3_000; i++) {
                    double off = (answer(item, 5, i) - truth) / deviation;
                    sum += off;
                    squares += off * off;
                }
                assertThat(sum / 3_000).as(item.truth().print()).isCloseTo(0, within(0.08));
                assertThat(squares / 3_000).as(item.truth().print()).isCloseTo(1, within(0.16));
            }
        }
        assertThat(checked).isGreaterThan(130);
    }

    /** FIND: the truth was drawn with new noise when it was scored. */
    @Test
    void answers_repeatForAQueryAndDifferBetweenQueries() {
        NumericItem item = ITEMS.stream().filter(one -> one.truth().noise() != null).findFirst().orElseThrow();
        assertThat(answer(item, 3, 7)).isEqualTo(answer(item, 3, 7)).isNotEqualTo(answer(item, 3, 8));
        NumericItem clean = ITEMS.stream().filter(one -> one.truth().noise() == null).findFirst().orElseThrow();
        assertThat(answer(clean, 3, 7)).isEqualTo(answer(clean, 3, 8));
    }

    /** FIND fills the interval about the function's mean, which for a constant is the constant itself. */
    @Test
    void corruption_changesTheValueOnAShareOfTheDomain() {
        for (NumericItem item : ITEMS) {
            Interval corrupted = item.corrupted();
            if (corrupted == null) {
                continue;
            }
            double width = Math.min(corrupted.high(), item.domain().high()) - Math.max(corrupted.low(), item.domain().low());
            assertThat(width / (item.domain().high() - item.domain().low())).as(item.truth().print()).isBetween(0.04, 0.26);
            double inside = (Math.max(corrupted.low(), item.domain().low()) + Math.min(corrupted.high(), item.domain().high())) / 2;
            assertThat(corrupted.contains(inside)).isTrue();
            if (item.law() == Law.CONSTANT) {
                assertThat(Math.abs(answer(item, inside, 0) - NumericFunction.of(new Hypothesis.Numeric(law(item), null)).at(inside)))
                        .isGreaterThan(0.4);
            }
        }
    }

    @Test
    void simpleLaws_areRecognisedInTheirTruth() {
        for (NumericItem item : ITEMS) {
            if (item.law() != Law.SUM && item.law() != Law.PRODUCT) {
                assertThat(CanonicalForm.of(law(item)).family()).as(item.truth().print()).isEqualTo(item.law().family());
            }
        }
    }

    @Test
    void purposes_haveStreamsOfTheirOwn() {
        NumericItem item = ITEMS.get(0);
        assertThat(points(item, 3)).isNotEqualTo(points(ITEMS.get(1), 3));
        assertThat(item.testPoints("inside").nextLong()).isEqualTo(item.testPoints("inside").nextLong())
                .isNotEqualTo(item.testPoints("below").nextLong());
    }

    @Test
    void shortSeeds_areRefused() {
        assertThatThrownBy(() -> new Seed(new byte[15])).hasMessageContaining("15 bytes");
        assertThat(new Seed(new byte[16])).hasToString("Seed[round=seed of 16 bytes]").isEqualTo(new Seed(new byte[16]));
    }

    private static Expression law(NumericItem item) {
        return item.corrupted() != null && item.truth().value() instanceof Expression.Choice choice ? choice.outside()
                : item.truth().value();
    }

    private static double[] grid(Interval domain) {
        double[] points = new double[5_000];
        for (int i = 0; i < points.length; i++) {
            points[i] = domain.low() + (domain.high() - domain.low()) * (i + 0.5) / points.length;
        }
        return points;
    }

    private static double answer(NumericItem item, double x, long counter) {
        return item.answers(new double[] {x}, counter)[0];
    }

    private static double[] points(NumericItem item, int count) {
        HmacStream stream = item.testPoints("inside");
        double[] points = new double[count];
        java.util.Arrays.setAll(points, i -> item.domain().low() + (item.domain().high() - item.domain().low()) * stream.nextDouble());
        return points;
    }
}
