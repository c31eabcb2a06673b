package org.axonmark.datasets;

import java.util.List;
import java.util.Optional;

/** The catalogue's entry of circuits: compiled networks with their true edges, a trained network, prompts, and published circuits. */
final class Circuits {

    static final Dataset DATASET = new Dataset("circuits", "1.0.0", "Networks with known circuits", "Apache-2.0 AND MIT",
            List.of("Lindner D, Kramár J, Farquhar S, Rahtz M, McGrath T, Mikulik V. Tracr: Compiled Transformers as a Laboratory for"
                    + " Interpretability. NeurIPS 2023.",
                    "Gupta R, Arcuschin I, Kwa T, Garriga-Alonso A. InterpBench: Semi-Synthetic Transformers for Evaluating Mechanistic"
                            + " Interpretability Techniques. NeurIPS 2024 Datasets and Benchmarks.",
                    "Gross J et al. Compact Proofs of Model Performance via Mechanistic Interpretability. NeurIPS 2024."),
            List.of(new Packaging("whole", "compiled with Tracr; true edges under zero and resample ablation; published prompts and"
                    + " head lists", Optional.empty(), Sums.of("circuits/sums.tsv").getOrDefault("whole", List.of()))));

    private Circuits() {}
}
