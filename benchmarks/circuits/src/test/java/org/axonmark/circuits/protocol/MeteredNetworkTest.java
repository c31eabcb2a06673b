package org.axonmark.circuits.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Architecture.Activation;
import org.axonmark.circuits.network.Architecture.Norm;
import org.axonmark.circuits.network.RandomNetworks;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.Alternate;
import org.axonmark.spi.circuits.BudgetExceededException;
import org.axonmark.spi.circuits.Cache;
import org.axonmark.spi.circuits.Gradients;
import org.axonmark.spi.circuits.InvalidRequestException;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;
import org.junit.jupiter.api.Test;

class MeteredNetworkTest {

    private static final IntTensor TOKENS = IntTensor.of(new int[] {0, 1, 2, 3, 4, 5, 5, 4}, 2, 4);
    private static final IntTensor OTHERS = IntTensor.of(new int[] {5, 5, 1, 0, 2, 2, 3, 1}, 2, 4);

    private final Transformer transformer = RandomSubjects.of("metered", 5).network();
    private final MeteredNetwork network = new MeteredNetwork(transformer, 1000);
    private final NetworkGraph graph = network.graph();

    @Test
    void prices_areThoseOfTheContract() {
        network.graph();
        assertThat(network.remaining()).isEqualTo(1000);
        network.cache(TOKENS);
        assertThat(network.remaining()).isEqualTo(998);
        network.forward(TOKENS, Plan.plain());
        assertThat(network.remaining()).isEqualTo(996);
        network.backward(TOKENS, Plan.plain(), new Objective.Given(DoubleTensor.of(new double[40], 2, 4, 5)));
        assertThat(network.remaining()).isEqualTo(990);
        assertThat(network.used()).isEqualTo(10);
    }

    /** Of a network so large that not even one prompt stays within the bound of a batch. */
    @Test
    void onePrompt_isNeverTooLarge_andAsManyAsDoNotFitAreRefused() {
        MeteredNetwork large = new MeteredNetwork(wide(12), 1000);
        IntTensor one = IntTensor.of(new int[12], 1, 12);
        assertThat(12L * large.graph().readers().size() * large.graph().width()).isGreaterThan(SubjectNetwork.MAX_VALUES);
        Gradients found = large.backward(one, Plan.plain(), new Objective.Given(DoubleTensor.of(new double[24], 1, 12, 2)));
        assertThat(found.read().shape()).containsExactly(1, 12, large.graph().readers().size(), 128);
        assertThatThrownBy(() -> large.forward(IntTensor.of(new int[24], 2, 12), Plan.plain()))
                .isInstanceOf(InvalidRequestException.class).hasMessageContaining("at most 1 such prompts");
        Transformer longer = wide(60);
        assertThatThrownBy(() -> new MeteredNetwork(longer, 1)).hasMessageContaining("60 tokens").hasMessageContaining("shorten");
    }

    private static Transformer wide(int positions) {
        Architecture shape = new Architecture(8, 64, 128, 1, 0, 3, positions, 2, true, Norm.NONE, Activation.RELU);
        return new RandomNetworks("wide").network(shape);
    }

    @Test
    void overBudget_isRefusedAndFree() {
        MeteredNetwork poor = new MeteredNetwork(transformer, 5);
        Objective nothing = new Objective.Given(DoubleTensor.of(new double[40], 2, 4, 5));
        assertThatThrownBy(() -> poor.backward(TOKENS, Plan.plain(), nothing)).isInstanceOfSatisfying(BudgetExceededException.class,
                refused -> assertThat(refused.remaining()).isEqualTo(5));
        poor.cache(TOKENS);
        poor.forward(TOKENS, Plan.plain());
        assertThatThrownBy(() -> poor.forward(TOKENS, Plan.plain())).isInstanceOf(BudgetExceededException.class);
        assertThatThrownBy(() -> poor.cache(TOKENS)).isInstanceOf(BudgetExceededException.class);
        assertThat(poor.remaining()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFit_isRefusedByName_andFree() {
        IntTensor tooLong = IntTensor.of(new int[8], 1, 8);
        IntTensor tooMany = IntTensor.of(new int[7 * 4000], 4000, 7);
        DoubleTensor short1 = DoubleTensor.of(new double[4 * 8], 1, 4, 8);
        DoubleTensor infinite = DoubleTensor.of(new double[2 * 4 * 8], 2, 4, 8);
        infinite.values()[3] = Double.POSITIVE_INFINITY;
        int number = network.cache(IntTensor.of(new int[] {1, 2, 3}, 1, 3)).number();
        long before = network.remaining();
        refused("shape [4]", () -> network.cache(IntTensor.of(new int[4], 4)));
        refused("at least one token", () -> network.cache(IntTensor.of(new int[0], 0, 4)));
        refused("the longest has 7", () -> network.cache(tooLong));
        refused("such prompts fit a call", () -> network.cache(tooMany));
        refused("token 6", () -> network.cache(IntTensor.of(new int[] {6}, 1, 1)));
        refused("token -1", () -> network.cache(IntTensor.of(new int[] {-1}, 1, 1)));
        refused("writer 8", () -> network.forward(TOKENS, Plan.write(List.of(new Plan.Written(8, infinite)))));
        refused("these prompts take [2, 4, 8]", () -> network.forward(TOKENS, Plan.write(List.of(new Plan.Written(0, short1)))));
        refused("Infinity", () -> network.forward(TOKENS, Plan.write(List.of(new Plan.Written(0, infinite)))));
        refused("edge -1", () -> network.forward(TOKENS, Plan.cut(new Alternate.Zero(), -1)));
        refused("at most once", () -> network.forward(TOKENS, Plan.cut(new Alternate.Zero(), 1, 1)));
        refused("share of NaN", () -> network.forward(TOKENS, share(Double.NaN)));
        refused("share of 1.5", () -> network.forward(TOKENS, share(1.5)));
        refused("cache 7 is not kept", () -> network.forward(TOKENS, Plan.cut(new Alternate.Kept(7), 0)));
        refused("give as many of the same length", () -> network.forward(TOKENS, Plan.cut(new Alternate.Kept(number), 0)));
        refused("an alternate", () -> network.forward(TOKENS, Plan.cut(new Alternate.Given(short1), 0)));
        refused("labels of the shape", () -> network.backward(TOKENS, Plan.plain(), new Objective.OutputDifference(tooLong, tooLong)));
        refused("label 5", () -> network.backward(TOKENS, Plan.plain(), new Objective.OutputDifference(OTHERS, TOKENS)));
        refused("a gradient at the outputs", () -> network.backward(TOKENS, Plan.plain(), new Objective.Given(short1)));
        assertThat(network.remaining()).isEqualTo(before);
        assertThatThrownBy(() -> new PromptPairs.OfLength(TOKENS, tooLong, TOKENS, TOKENS)).hasMessageContaining("pairs of one length");
    }

    private static Plan share(double share) {
        return new Plan(List.of(), List.of(new Plan.Share(0, share)), new Alternate.Zero());
    }

    private static void refused(String words, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class).hasMessageContaining(words);
    }

    @Test
    void everyEdgeCorrupt_isTheCorruptRun_whicheverWayItIsGiven() {
        Cache corrupt = network.cache(OTHERS);
        int[] all = new int[graph.edges().size()];
        Arrays.setAll(all, edge -> edge);
        assertThat(network.forward(TOKENS, Plan.cut(new Alternate.Kept(corrupt.number()), all))).isEqualTo(corrupt.outputs());
        assertThat(network.forward(TOKENS, Plan.cut(new Alternate.Given(corrupt.written()), all))).isEqualTo(corrupt.outputs());
    }

    @Test
    void patchedRuns_areTheSame_withAndWithoutARememberedPlainOne() {
        int number = network.cache(OTHERS).number();
        Plan plan = Plan.cut(new Alternate.Kept(number), graph.edges().size() - 3);
        DoubleTensor without = network.forward(TOKENS, plan);
        network.forward(TOKENS, Plan.plain());
        assertThat(network.forward(TOKENS, plan)).isEqualTo(without);
    }

    @Test
    void severalPlans_areAnsweredAndPricedAsOneByOne() {
        int number = network.cache(OTHERS).number();
        network.cache(TOKENS);
        List<Plan> plans = List.of(Plan.plain(), Plan.cut(new Alternate.Kept(number), 0, 5, graph.edges().size() - 1),
                Plan.cut(new Alternate.Zero(), 3), Plan.write(List.of(new Plan.Written(1, DoubleTensor.of(new double[64], 2, 4, 8)))),
                share(0.5));
        long before = network.remaining();
        DoubleTensor together = network.forwardEach(TOKENS, plans);
        assertThat(network.remaining()).isEqualTo(before - 10);
        assertThat(together.shape()).containsExactly(5, 2, 4, 5);
        MeteredNetwork apart = new MeteredNetwork(transformer, 1000);
        apart.cache(OTHERS);
        for (int i = 0; i < plans.size(); i++) {
            assertThat(Arrays.copyOfRange(together.values(), i * 40, (i + 1) * 40)).as("plan " + i)
                    .isEqualTo(apart.forward(TOKENS, plans.get(i)).values());
        }
    }

    @Test
    void severalPlans_areRefusedTogether_andFree() {
        refused("at least one", () -> network.forwardEach(TOKENS, List.of()));
        refused("edge -1", () -> network.forwardEach(TOKENS, List.of(Plan.plain(), Plan.cut(new Alternate.Zero(), -1))));
        int fit = graph.plansInACall(2, 4);
        refused("at most " + fit + " such plans", () -> network.forwardEach(TOKENS, Collections.nCopies(fit + 1, Plan.plain())));
        refused("the longest has 7", () -> network.forwardEach(IntTensor.of(new int[8], 1, 8), List.of(Plan.plain())));
        assertThat(network.remaining()).isEqualTo(1000);
        MeteredNetwork poor = new MeteredNetwork(transformer, 5);
        assertThatThrownBy(() -> poor.forwardEach(TOKENS, List.of(Plan.plain(), Plan.plain(), Plan.plain())))
                .isInstanceOfSatisfying(BudgetExceededException.class, refused -> assertThat(refused.remaining()).isEqualTo(5));
        MeteredNetwork rich = new MeteredNetwork(transformer, 2L * fit);
        assertThat(rich.forwardEach(TOKENS, Collections.nCopies(fit, Plan.plain())).size(0)).isEqualTo(fit);
        assertThat(rich.remaining()).isZero();
    }

    /** As a method does that goes through the edges and keeps some of them cut: what the host remembers must not show. */
    @Test
    void cutsUponCuts_areTheSame_asOnANetworkThatRemembersNothing() {
        int number = network.cache(OTHERS).number();
        network.cache(TOKENS);
        List<Integer> cut = new ArrayList<>();
        for (int edge = graph.edges().size() - 1; edge >= 0; edge--) {
            cut.add(edge);
            int[] edges = cut.stream().mapToInt(Integer::intValue).toArray();
            MeteredNetwork fresh = new MeteredNetwork(transformer, 1000);
            int same = fresh.cache(OTHERS).number();
            assertThat(network.forward(TOKENS, Plan.cut(new Alternate.Kept(number), edges)))
                    .isEqualTo(fresh.forward(TOKENS, Plan.cut(new Alternate.Kept(same), edges)));
            if (edge % 3 == 0) {
                cut.removeLast();
            }
        }
    }

    @Test
    void whatIsHandedOut_isACopy() {
        Cache first = network.cache(TOKENS);
        Arrays.fill(first.written().values(), 7);
        Arrays.fill(first.outputs().values(), 7);
        Gradients back = network.backward(TOKENS, Plan.plain(), new Objective.Given(DoubleTensor.of(new double[40], 2, 4, 5)));
        Arrays.fill(back.written().values(), 7);
        Cache second = network.cache(TOKENS);
        assertThat(second.written().values()).doesNotContain(7);
        assertThat(second.outputs().values()).doesNotContain(7);
        IntTensor own = IntTensor.of(TOKENS.values().clone(), 2, 4);
        DoubleTensor before = network.forward(own, Plan.plain());
        own.values()[0] = 3;
        assertThat(network.forward(own, Plan.plain())).isNotEqualTo(before);
    }

    @Test
    void oldestCaches_areForgotten_whenTheyAreTooMuch() {
        MeteredNetwork rich = new MeteredNetwork(transformer, 1 << 20);
        IntTensor many = IntTensor.of(new int[2000 * 7], 2000, 7);
        int first = rich.cache(many).number();
        for (int i = 0; i < 4; i++) {
            rich.cache(many);
        }
        assertThat(rich.forward(many, Plan.cut(new Alternate.Kept(first + 4), 0)).size(0)).isEqualTo(2000);
        refused("cache " + first + " is not kept", () -> rich.forward(many, Plan.cut(new Alternate.Kept(first), 0)));
    }

    /** The gradient at what a reader reads is what a small share of another activation there changes. */
    @Test
    void gradients_areThoseOfTheObjective() {
        IntTensor label = IntTensor.of(new int[] {-1, 2, 0, -1, -1, 3, 3, 4}, 2, 4);
        IntTensor wrong = IntTensor.of(new int[] {1, 0, -1, -1, -1, 1, 2, 0}, 2, 4);
        Objective objective = new Objective.OutputDifference(label, wrong);
        Cache other = network.cache(OTHERS);
        Gradients back = network.backward(TOKENS, Plan.plain(), objective);
        double before = difference(back.outputs(), label, wrong);
        int edges = graph.edges().size();
        for (int edge : new int[] {0, edges / 2, edges - 2}) {
            double share = 1e-6;
            Plan little = new Plan(List.of(), List.of(new Plan.Share(edge, share)), new Alternate.Kept(other.number()));
            double slope = (difference(network.forward(TOKENS, little), label, wrong) - before) / share;
            assertThat(slope).isCloseTo(product(back, other, graph.edges().get(edge)), within(1e-3));
        }
    }

    private double product(Gradients back, Cache other, NetworkGraph.Edge edge) {
        double sum = 0;
        for (int row = 0; row < 8; row++) {
            for (int k = 0; k < graph.width(); k++) {
                int writer = (row * graph.writers().size() + edge.writer()) * graph.width() + k;
                int reader = (row * graph.readers().size() + edge.reader()) * graph.width() + k;
                sum += (other.written().values()[writer] - back.written().values()[writer]) * back.read().values()[reader];
            }
        }
        return sum;
    }

    private static double difference(DoubleTensor outputs, IntTensor label, IntTensor wrong) {
        double sum = 0;
        for (int row = 0; row < 8; row++) {
            if (label.values()[row] >= 0) {
                sum += outputs.values()[row * 5 + label.values()[row]];
                sum -= wrong.values()[row] < 0 ? 0 : outputs.values()[row * 5 + wrong.values()[row]];
            }
        }
        return sum;
    }
}
