package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.axonmark.board.Kept;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Use;

/** What ran where, as names and values. */
final class Facts {

    private final List<Map<String, String>> facts = new ArrayList<>();

    private Facts() {}

    static List<Map<String, String>> of(Kept kept) {
        EvaluationCard evaluation = kept.result().evaluation();
        Use use = kept.result().use();
        Facts facts = new Facts();
        facts.add("Evaluation", evaluation.id());
        facts.add("Ended", kept.result().state().name());
        facts.add("Run", evaluation.started() + " to " + evaluation.ended());
        facts.add("Received", kept.received().toString());
        facts.add("Signed by",
                kept.agent().map(key -> "agent key " + key + ", registered with this board").orElse("no agent of this board"));
        facts.add("Isolation", evaluation.host().isolation() == Isolation.FULL ? "full sandbox" : "none: no sandbox");
        facts.add("Limits kept by", String.join("; ", evaluation.host().limitsBy()));
        facts.add("Used", "%s of %s; CPU of all workers %s; peak memory %s of %s; %d workers, %d calls".formatted(
                Texts.seconds(use.wall()), Texts.seconds(evaluation.limits().wall()), Texts.seconds(use.cpu()),
                Texts.mebibytes(use.peakMemoryBytes()), Texts.mebibytes(evaluation.limits().memoryBytes()), use.workers(), use.calls()));
        facts.add("Host", evaluation.host().cpu() + ", " + evaluation.host().cores() + " cores, "
                + Texts.mebibytes(evaluation.host().memoryBytes()) + ", " + evaluation.host().os() + ", " + evaluation.host().arch()
                + ", Java " + evaluation.host().java());
        facts.add("Energy", evaluation.host().energy());
        facts.add("Harness", evaluation.harnessVersion());
        facts.add("Scorer version", Integer.toString(evaluation.scorerVersion()));
        facts.add("JAR SHA-256", evaluation.submission().sha256().hex());
        facts.add("Data SHA-256", evaluation.dataset().hex());
        facts.add("Outcomes SHA-256", kept.result().outcomes().map(Object::toString).orElse("none kept"));
        facts.add("Round", evaluation.round().map(Object::toString).orElse("none: open labels or practice"));
        facts.add("Secret of order and batches", evaluation.secret());
        return facts.facts;
    }

    /** Returns a task's limits in one sentence. */
    static String limits(Limits limits) {
        return "%d MiB of memory, %d processes and threads, %s in all, %s a call, %s of CPU, a JAR of up to %d MiB".formatted(
                limits.memoryBytes() >> 20, limits.processes(), Texts.seconds(limits.wall()), Texts.seconds(limits.call()),
                Texts.seconds(limits.cpu()), limits.jarBytes() >> 20);
    }

    private void add(String name, String value) {
        facts.add(Map.of("name", name, "value", Texts.safe(value)));
    }
}
