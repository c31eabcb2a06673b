package org.axonmark.circuits.protocol;

import java.util.Set;
import java.util.function.Supplier;

import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.score.Circuit;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.circuits.PromptPairs;

/**
 * A network whose circuit is known; it never leaves the host.
 *
 * @param unit opaque id, such as {@code net-07}
 * @param family what it is one of, such as the program's name
 * @param network the network
 * @param circuit the truth that is ranked on
 * @param causal works out the edges that matter by themselves, where a task shows these beside
 * @param prompts makes prompts of the kind that the network was built for
 */
public record Subject(String unit, String family, Transformer network, Circuit circuit,
        Supplier<Set<Graph.Edge>> causal, PromptSource prompts) {

    /** Returns the id of the item of one way of asking about this subject. */
    public String item(Asking asking) {
        return unit + "/" + asking.id();
    }

    /** Makes prompts. */
    public interface PromptSource {

        /** Returns the tokens of the shortest prompt. */
        int shortest();

        /** Returns the tokens of the longest prompt. */
        int longest();

        /** Draws a prompt of a number of tokens. */
        int[] draw(HmacStream stream, int length);

        /** Draws pairs of prompts that are answered otherwise: any two, unless what is asked for has pairs of its own. */
        default PromptPairs pairs(Subject subject, HmacStream stream, int count) {
            return Pairs.of(subject, stream, count);
        }
    }
}
