package org.axonmark.cli.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Result;

/**
 * All that a gate has to tell.
 *
 * @param id sorts by time
 * @param begun when
 * @param evidence of each task; the last one is not scored if one was not
 * @param findings of all measures, tasks in order
 * @param ruler CPU time of a fixed piece of work on this machine
 * @param notes what a reader must know of the whole
 * @param trends series over the history with this gate as their last value
 */
public record GateReport(String id, Instant begun, List<Evidence> evidence, List<Finding> findings, Duration ruler, List<String> notes,
        List<Trend> trends) {

    /** Copies the lists. */
    public GateReport {
        evidence = List.copyOf(evidence);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
        trends = List.copyOf(trends);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a gate of no task");
        }
    }

    /** Returns the same with notes and trends. */
    public GateReport with(List<String> otherNotes, List<Trend> otherTrends) {
        return new GateReport(id, begun, evidence, findings, ruler, otherNotes, otherTrends);
    }

    /** Returns the verdict over all. */
    public Verdict verdict() {
        return Judge.overall(findings);
    }

    /** Returns true if all evaluations were scored. */
    public boolean isScored() {
        return evidence.stream().allMatch(Evidence::isScored);
    }

    /** Returns true if the candidate was compared with anything. */
    public boolean hasBaseline() {
        return evidence.stream().anyMatch(one -> one.baseline().isPresent());
    }

    /** Returns the first result of the candidate, which says what it is and where it ran. */
    public Result candidate() {
        return evidence.getFirst().candidate();
    }

    HostProfile host() {
        return candidate().evaluation().host();
    }

    /** Returns true if the candidate ran without a sandbox: then nothing of this may be published. */
    public boolean isUnsandboxed() {
        return host().isolation() != Isolation.FULL;
    }

    /** Returns the mark of what ran without a sandbox, for every form of the report. */
    public static String mark() {
        return "NOT PUBLISHABLE: the submission ran without a sandbox (isolation none)";
    }

    /** Returns the verdict in words, with what it means where nothing was compared. */
    public String headline() {
        if (!isScored()) {
            return "not scored";
        }
        return hasBaseline() ? verdict().words() : "pass (no baseline yet: this run was recorded as one)";
    }
}
