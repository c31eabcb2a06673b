package org.axonmark.cli.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Result;

/** A gate as Markdown, for a summary or a comment. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** Returns the text. */
    public static String of(GateReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("## Axonmark gate: " + report.headline());
        lines.add("");
        if (report.isUnsandboxed()) {
            lines.add("> **" + GateReport.mark() + "**");
            lines.add("");
        }
        lines.add("Candidate **" + name(report.candidate()) + "**" + report.evidence().getFirst().baseline()
                .map(result -> ", baseline **" + name(result) + "**").orElse("") + ".");
        lines.add("");
        if (!report.findings().isEmpty()) {
            lines.add("| | task | measure | baseline | candidate | change | 95 % interval of the loss | Holm's p | n | verdict |");
            lines.add("|---|---|---|--:|--:|--:|---|--:|--:|---|");
            report.findings().forEach(finding -> lines.add(row(finding)));
            lines.add("");
            report.findings().stream().filter(finding -> finding.verdict() != Verdict.PASS)
                    .forEach(finding -> lines.add("- **" + finding.verdict().words() + "**: " + escaped(finding.measure().title()) + " on "
                            + escaped(finding.measure().task().toString()) + ": " + escaped(finding.why()) + "."));
        }
        for (Evidence evidence : report.evidence()) {
            unscored(evidence).forEach(line -> lines.add("- " + line));
            evidence.notes().forEach(note -> lines.add("- " + escaped(evidence.card().id() + ": " + note) + "."));
        }
        report.notes().forEach(note -> lines.add("- " + escaped(note) + "."));
        for (Trend trend : report.trends()) {
            trend.changes().forEach(change -> lines.add("- level of " + escaped(trend.measure()) + " on " + escaped(trend.task())
                    + " changed with " + escaped(trend.points().get(change.index()).submission()) + " (run "
                    + trend.points().get(change.index()).run() + "): " + Numbers.of(change.before()) + " to " + Numbers.of(change.after())
                    + "."));
        }
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%s, %d cores, isolation %s, ruler %.1f ms.", escaped(report.host().cpu()),
                report.host().cores(), report.host().isolation().name().toLowerCase(Locale.ROOT), report.ruler().toNanos() / 1e6));
        return String.join("\n", lines) + "\n";
    }

    private static String row(Finding finding) {
        Measure measure = finding.measure();
        return "| " + String.join(" | ", finding.verdict().sign(), measure.task().toString(), escaped(measure.title()) + ", "
                + escaped(measure.unitOfMeasure()), Numbers.of(measure.baseline()), Numbers.of(measure.candidate()), finding.change(),
                finding.interval().map(range -> finding.loss(range.low()) + " to " + finding.loss(range.high())).orElse("–"),
                finding.holm().isPresent() ? String.format(Locale.ROOT, "%.4f", finding.holm().getAsDouble()) : "–",
                Integer.toString(measure.pairs().size()), finding.verdict().words()) + " |";
    }

    private static List<String> unscored(Evidence evidence) {
        List<String> lines = new ArrayList<>();
        for (Result result : evidence.baseline().map(one -> List.of(one, evidence.candidate())).orElse(List.of(evidence.candidate()))) {
            if (!Evidence.isScored(result)) {
                lines.add("**" + name(result) + "** on " + escaped(evidence.card().id().toString()) + " ended as " + result.state().name()
                        + ": " + escaped(result.state().detail()) + ".");
            }
        }
        return lines;
    }

    private static String name(Result result) {
        return escaped(result.evaluation().submission().coordinates());
    }

    private static String escaped(String text) {
        return new Untrusted(text).forMarkdown();
    }
}
