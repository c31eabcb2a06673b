package org.axonmark.results.format;

import java.util.List;
import java.util.Optional;

/**
 * What a JAR's descriptor says of itself, checked for form by inspect. Every text is the author's claim and is shown through
 * {@link org.axonmark.results.Untrusted}.
 *
 * @param id kebab-case, up to 64 characters
 * @param version such as {@code 1.0.0}
 * @param title up to 100 characters
 * @param authors names
 * @param licence an SPDX expression
 * @param suite such as {@code eeg}
 * @param spi range of SPI versions, such as {@code [1,2)}
 * @param provider binary name of the class that implements the suite's interface; exactly one of provider and onnx is there
 * @param onnx path of the ONNX file inside the JAR
 * @param trainingData what the model has seen, as declared; empty means nothing declared
 * @param memoryBytes memory wished, if any
 * @param sha256 of the JAR
 * @param jarBytes size of the JAR
 */
public record SubmissionCard(
        String id,
        String version,
        String title,
        List<String> authors,
        String licence,
        String suite,
        String spi,
        Optional<String> provider,
        Optional<String> onnx,
        List<String> trainingData,
        Optional<Long> memoryBytes,
        Sha256 sha256,
        long jarBytes) {

    /** Copies the lists. */
    public SubmissionCard {
        authors = List.copyOf(authors);
        trainingData = List.copyOf(trainingData);
    }

    /** Returns id and version as one text, {@code band-power:1.0.0}. */
    public String coordinates() {
        return id + ":" + version;
    }
}
