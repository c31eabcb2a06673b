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
            digest.update((item.truth().print() + " " + item.domain() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo("6980a469db82d2464d1c8b85ac4f4d1b9ec8784754490e4fe6f05b66a690fa4c");
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
        assertThat(ITEMS.stream().filter(item -> item.corrupted() != null).count() / all).isCloseTo(191 / 850.0, within(0.053));
        assertThat(ITEMS.stream().filter(item -> item.truth().noise() != null).count() / all).isCloseTo(176 / 850.0, within(0.053));
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
            double ratio = Math.max(signal, NumericGenerator.MIN_RANGE) / deviation;
            assertThat(Math.min(Math.min(Math.abs(ratio / 3 - 1), Math.abs(ratio / 10 - 1)), Math.abs(ratio / 30 - 1)))
                    .as(item.truth().print()).isLessThan(0.06);
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
        assertThat(new Seed(new byte[16])).hasToString("Seed of 16 bytes").isEqualTo(new Seed(new byte[16]));
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
