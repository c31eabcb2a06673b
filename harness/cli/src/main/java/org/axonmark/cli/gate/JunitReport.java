package org.axonmark.cli.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Result;

/** A gate as JUnit's XML, which CI servers show: a suite for each task, a case for each measure. */
public final class JunitReport {

    private JunitReport() {}

    /** Returns the document. */
    public static String of(GateReport report) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites name=\"axonmark gate\">\n");
        for (Evidence evidence : report.evidence()) {
            List<String> cases = new ArrayList<>();
            List<Finding> findings = report.findings().stream()
                    .filter(finding -> finding.measure().task().equals(evidence.card().id())).toList();
            findings.forEach(finding -> cases.add(testCase(finding)));
            int errors = errors(evidence, cases);
            if (evidence.baseline().isEmpty() && errors == 0) {
                cases.add(open(evidence, "baseline") + "/>\n");
            }
            long failures = count(findings, Verdict.REGRESSION);
            long skipped = count(findings, Verdict.UNDECIDED);
            xml.append(String.format(Locale.ROOT,
                    "  <testsuite name=\"%s\" timestamp=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\">\n",
                    escaped(evidence.card().id().toString()), report.begun().toString().replaceFirst("\\..*|Z$", ""), cases.size(),
                    failures,
                    errors, skipped));
            xml.append("    <properties>\n");
            property(xml, "submission", report.candidate().evaluation().submission().coordinates());
            property(xml, "isolation", report.host().isolation().name().toLowerCase(Locale.ROOT));
            property(xml, "publishable", report.isUnsandboxed() ? GateReport.mark() : "yes");
            xml.append("    </properties>\n");
            cases.forEach(xml::append);
            xml.append("  </testsuite>\n");
        }
        return xml.append("</testsuites>\n").toString();
    }

    private static String testCase(Finding finding) {
        Measure measure = finding.measure();
        String open = "    <testcase classname=\"" + escaped(measure.task().toString()) + "\" name=\"" + escaped(measure.id()) + "\"";
        String said = escaped(measure.title() + " " + Numbers.of(measure.baseline()) + " to " + Numbers.of(measure.candidate()) + " ("
                + finding.change() + "): " + finding.why());
        return switch (finding.verdict()) {
            case REGRESSION -> open + ">\n      <failure type=\"regression\" message=\"" + said + "\"/>\n    </testcase>\n";
            case UNDECIDED -> open + ">\n      <skipped message=\"undecided: " + said + "\"/>\n    </testcase>\n";
            case PASS, IMPROVEMENT -> open + ">\n      <system-out>" + said + "</system-out>\n    </testcase>\n";
        };
    }

    private static int errors(Evidence evidence, List<String> cases) {
        int errors = 0;
        for (Result result : evidence.baseline().map(one -> List.of(one, evidence.candidate())).orElse(List.of(evidence.candidate()))) {
            if (!Evidence.isScored(result)) {
                errors++;
                cases.add(open(evidence, "evaluation of " + escaped(result.evaluation().submission().coordinates()))
                        + ">\n      <error type=\""
                        + result.state().name() + "\" message=\"" + escaped(result.state().detail()) + "\"/>\n    </testcase>\n");
            }
        }
        return errors;
    }

    private static String open(Evidence evidence, String name) {
        return "    <testcase classname=\"" + escaped(evidence.card().id().toString()) + "\" name=\"" + name + "\"";
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    private static void property(StringBuilder xml, String name, String value) {
        xml.append("      <property name=\"").append(name).append("\" value=\"").append(escaped(value)).append("\"/>\n");
    }

    private static String escaped(String text) {
        return new Untrusted(text).forXml();
    }
}
