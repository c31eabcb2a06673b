package org.axonmark.functions.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.axonmark.functions.protocol.Trial;
import org.axonmark.hypothesis.Hypothesis.Kernel.Shape;
import org.axonmark.hypothesis.Hypothesis.Learner.Rule;
import org.axonmark.hypothesis.SequenceFunction;
import org.junit.jupiter.api.Test;

/** What is drawn of learners, sequences and operators. */
class KindsTest {

    private static final int COUNT = 300;

    @Test
    void learners_areOfEveryRule_andOnTheirLattice() {
        LearnerGenerator generator = new LearnerGenerator(Trial.PRACTICE);
        Map<Rule, Integer> rules = new EnumMap<>(Rule.class);
        for (int i = 0; i < COUNT; i++) {
            LearnerItem item = generator.item(i);
            assertThat(item.truth().canonical()).isEqualTo(item.truth());
            rules.merge(item.truth().rule(), 1, Integer::sum);
            List<Double> lattice = LearnerGenerator.lattice(item.truth().rule());
            for (int j = 0; j < lattice.size(); j++) {
                double steps = item.truth().values().get(j) / lattice.get(j);
                assertThat(Math.abs(steps - Math.rint(steps))).isLessThan(1e-9);
            }
        }
        // A Bayes rule under one normal prior is a ridge. Four standard errors about a seventh.
        assertThat(rules).hasSize(7).doesNotContainKey(Rule.BAYES);
        assertThat(rules.values()).allMatch(count -> count >= 18 && count <= 68);
        assertThat(new LearnerGenerator(Trial.PRACTICE).item(COUNT - 1)).isEqualTo(generator.item(COUNT - 1));
    }

    @Test
    void testContexts_lieWithinWhatMayBeAsked() {
        for (LearnerItem.Context context : new LearnerGenerator(Trial.PRACTICE).item(0).testContexts(300)) {
            assertThat(context.examples().length).isBetween(1, LearnerItem.MAX_EXAMPLES);
            assertThat(Arrays.stream(context.examples()).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow())
                    .isLessThanOrEqualTo(LearnerItem.BOUND);
        }
    }

    @Test
    void rules_areNeitherTheIdentityNorLongerThanTheyNeedBe() {
        SequenceGenerator generator = new SequenceGenerator(Trial.PRACTICE);
        Map<Integer, Integer> lengths = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            SequenceItem item = generator.item(i);
            lengths.merge(item.truth().stages().size(), 1, Integer::sum);
            List<double[][]> inputs = item.testSequences("inside", 100, SequenceItem.MIN_LENGTH, SequenceItem.MAX_LENGTH);
            int changed = 0;
            int empty = 0;
            for (double[][] input : inputs) {
                int[] places = SequenceFunction.of(item.truth()).places(input);
                int[] whole = new int[input.length];
                Arrays.setAll(whole, j -> j);
                changed += Arrays.equals(places, whole) ? 0 : 1;
                empty += places.length == 0 ? 1 : 0;
            }
            assertThat(changed).as(item.truth().print()).isGreaterThan(20);
            assertThat(empty).as(item.truth().print()).isLessThan(80);
        }
        assertThat(lengths).containsOnlyKeys(1, 2, 3);
        assertThat(lengths.values()).allMatch(count -> count >= 15 && count <= 60);
    }

    @Test
    void operators_areOfEveryKernel_andEveryNoise() {
        OperatorGenerator generator = new OperatorGenerator(Trial.PRACTICE);
        Map<Shape, Integer> shapes = new EnumMap<>(Shape.class);
        List<Double> noises = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            OperatorItem item = generator.item(i);
            shapes.merge(item.truth().canonical().kernel(), 1, Integer::sum);
            noises.add(item.noise());
        }
        assertThat(shapes).hasSize(5).doesNotContainKey(Shape.HEAT);
        assertThat(shapes.values()).allMatch(count -> count >= 32 && count <= 88);
        assertThat(noises).containsOnly(0.0, 0.1, 1.0);
        assertThat(new OperatorGenerator(Trial.PRACTICE).item(COUNT - 1)).isEqualTo(generator.item(COUNT - 1));
    }

    /** The same functions on two grids: every fourth sample of the finer is one of the coarser. */
    @Test
    void testFunctions_areTheSameOnEveryGrid() {
        OperatorItem item = new OperatorGenerator(Trial.PRACTICE).item(0);
        double[][] coarse = item.testFunctions(3, OperatorItem.POINTS);
        double[][] fine = item.testFunctions(3, OperatorItem.FINE_POINTS);
        for (int f = 0; f < 3; f++) {
            for (int i = 0; i < OperatorItem.POINTS; i++) {
                assertThat(fine[f][4 * i]).isBetween(coarse[f][i] - 1e-12, coarse[f][i] + 1e-12);
            }
        }
    }
}
