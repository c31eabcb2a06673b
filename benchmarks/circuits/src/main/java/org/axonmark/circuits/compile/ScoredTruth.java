package org.axonmark.circuits.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.truth.Ablation;
import org.axonmark.circuits.truth.CausalEdges;

/** Causal edges by the rule of scored tasks (docs/decisions/0001-the-causal-truth-of-scored-tasks.md). */
public final class ScoredTruth {

    private ScoredTruth() {}

    /** What stands for what is cut. */
    public enum Kind {
        /** Zeros. */
        ZERO,
        /** What the writer writes in the other prompt of the pair. */
        RESAMPLE,
        /** What it writes there on average over the stored prompts. */
        MEAN
    }

    /** Cuts every edge in turn. */
    public static CausalEdges of(Transformer network, PromptSet prompts, Kind kind) {
        List<Ablation> ablations = new ArrayList<>(switch (kind) {
            case ZERO -> Collections.nCopies(prompts.clean().size(), new Ablation.Zero());
            case RESAMPLE -> prompts.corrupt().stream().map(Ablation.Resample::new).toList();
            case MEAN -> Collections.nCopies(prompts.clean().size(), Ablation.StoredMean.of(network, prompts.reference()));
        });
        return CausalEdges.of(network, prompts.clean(), ablations);
    }
}
