package org.axonmark.circuits.trained;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Run;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.rasp.Value;
import org.axonmark.results.statistics.HmacStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The networks are what their cards say, in this suite's own arithmetic and on prompts that training never checked. */
class TrainedNetworkTest {

    private static final double LEAST = 0.98;
    private static final int PROMPTS = 100;

    static List<String> networks() {
        return TrainedNetwork.names();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void network_doesWhatTheProgramDoes_whereItIsToDoIt(String name) {
        TrainedNetwork trained = TrainedNetwork.named(name);
        int length = trained.compiled().program().length();
        Prompts base = prompts(trained, "base", length);
        Prompts source = prompts(trained, "source", length);
        Transformer high = trained.compiled().transformer();
        Run highBase = high.run(base);
        Run highSource = high.run(source);
        Transformer low = trained.transformer();
        Run lowBase = low.run(base);
        Run lowSource = low.run(source);
        assertThat(share(trained, lowBase, highBase, base)).as("accuracy").isGreaterThanOrEqualTo(LEAST);
        double interchanged = 0;
        double strict = 0;
        for (int writer : trained.nodes()) {
            Run patched = low.run(base, new Plan(low.graph()).write(writer, lowSource.written(writer)), lowBase);
            Integer part = trained.parts().get(writer);
            if (part == null) {
                strict += share(trained, patched, highBase, base) / (trained.nodes().size() - trained.parts().size());
            } else {
                Run wanted = high.run(base, new Plan(high.graph()).write(part, highSource.written(part)), highBase);
                interchanged += share(trained, patched, wanted, base) / trained.parts().size();
            }
        }
        assertThat(interchanged).as("interchange intervention accuracy").isGreaterThanOrEqualTo(LEAST);
        assertThat(strict).as("accuracy with another node resampled").isGreaterThanOrEqualTo(LEAST);
        assertThat(trained.mattering(base, source)).isNotEmpty().isSubsetOf(trained.parts().keySet());
    }

    private static Prompts prompts(TrainedNetwork trained, String seed, int length) {
        HmacStream stream = HmacStream.of("trained network prompts".getBytes(StandardCharsets.US_ASCII), seed);
        return trained.compiled().codec().encode(trained.compiled().codec().draw(stream, PROMPTS, length));
    }

    /** Returns at how many of the positions where the program gives a value both answer alike. */
    private static double share(TrainedNetwork trained, Run low, Run high, Prompts prompts) {
        List<Value> outputs = trained.compiled().codec().outputs();
        int right = 0;
        int asked = 0;
        for (int p = 0; p < prompts.count(); p++) {
            List<@Nullable Value> wanted = trained.compiled().codec().decode(high.logits(), p, prompts.length());
            for (int i = 1; i < prompts.length(); i++) {
                if (wanted.get(i - 1) != null) {
                    asked++;
                    right += outputs.get(largest(low.logits(), (p * prompts.length() + i) * outputs.size(), outputs.size()))
                            .equals(wanted.get(i - 1)) ? 1 : 0;
                }
            }
        }
        return (double) right / asked;
    }

    private static int largest(double[] logits, int from, int count) {
        int best = 0;
        for (int k = 1; k < count; k++) {
            best = logits[from + k] > logits[from + best] ? k : best;
        }
        return best;
    }
}
