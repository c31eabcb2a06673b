package org.axonmark.datasets;

import java.util.List;
import java.util.Optional;

/** The catalogue's entry of GPT-2 small's weights, which whoever wants them brings. */
final class Gpt2Small {

    static final Dataset DATASET = new Dataset("gpt2-small", "607a30d", "GPT-2 small, weights", "MIT",
            List.of("Radford A, Wu J, Child R, Luan D, Amodei D, Sutskever I. Language Models are Unsupervised Multitask Learners. OpenAI, 2019."),
            List.of(new Packaging("whole", "config.json and model.safetensors of openai-community/gpt2, revision"
                    + " 607a30d783df", Optional.empty(), Sums.of("gpt2-small/sums.tsv").getOrDefault("whole", List.of()))));

    private Gpt2Small() {}
}
