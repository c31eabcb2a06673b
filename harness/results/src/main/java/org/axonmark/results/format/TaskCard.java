package org.axonmark.results.format;

import java.util.List;

/**
 * All that anybody may know of a task: what its page shows, what {@code tasks --json} prints and what an evaluation of it may use.
 *
 * @param id the id
 * @param title for people, up to about 60 characters
 * @param summary one sentence
 * @param contract binary name of the SPI interface that a submission implements
 * @param unit what is resampled, in the singular: "subject"
 * @param units how many units there are
 * @param labels who could know the truth
 * @param synthetic true if no recording of a living being is involved; shown everywhere
 * @param metrics all metrics; the first is the main metric, by which the board is ordered
 * @param conditionalOn what intervals are conditional on, such as "the LOSO training sets"
 * @param protocol paragraphs of plain text, the whole procedure
 * @param datasets ids and versions of catalogue entries, such as {@code eegmat@1.0.0}
 * @param citations whom to cite, plain text
 * @param controls ids of the submissions that stand on every board of the task
 * @param limits what an evaluation may use
 * @param scorerVersion the version of the scoring function
 */
public record TaskCard(
        TaskId id,
        String title,
        String summary,
        String contract,
        String unit,
        int units,
        Labels labels,
        boolean synthetic,
        List<Metric> metrics,
        String conditionalOn,
        List<String> protocol,
        List<String> datasets,
        List<String> citations,
        List<String> controls,
        Limits limits,
        int scorerVersion) {

    /** Copies the lists and checks that there is a main metric. */
    public TaskCard {
        metrics = List.copyOf(metrics);
        protocol = List.copyOf(protocol);
        datasets = List.copyOf(datasets);
        citations = List.copyOf(citations);
        controls = List.copyOf(controls);
        if (metrics.isEmpty() || metrics.getFirst().pooled() || metrics.getFirst().condition().isPresent()) {
            throw new IllegalArgumentException("task " + id + " needs a main metric, a mean over units without condition, as its first");
        }
    }

    /** Returns the one pre-registered metric by which the board is ordered. */
    public Metric mainMetric() {
        return metrics.getFirst();
    }
}
