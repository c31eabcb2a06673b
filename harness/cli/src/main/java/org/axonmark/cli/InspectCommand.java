package org.axonmark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.axonmark.inspect.Inspection;
import org.axonmark.inspect.Inspector;
import org.axonmark.inspect.Problem;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.ErrorType;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.SubmissionCardDocument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "inspect", mixinStandardHelpOptions = true,
        description = "Check a submission JAR without loading it; names all problems at once.")
final class InspectCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "JAR", arity = "0..1", description = "the submission")
    private @Nullable Path jar;

    @Option(names = "--json", description = "print as JSON")
    private boolean json;

    @Option(names = "--schema", description = "print the JSON Schema of META-INF/axonmark/submission.json")
    private boolean schema;

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (schema) {
            try (InputStream in = Objects.requireNonNull(Inspector.class.getResourceAsStream("submission-1.schema.json"))) {
                console.line("%s", new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
            }
            return 0;
        }
        if (jar == null) {
            throw new AxonmarkException(ErrorCode.user("usage"),
                    "inspect wants the path of a submission JAR, or --schema; './axonmark inspect --help' shows the right form");
        }
        Inspection inspection = new Inspector(Installation.signatures()).inspect(jar);
        if (json) {
            console.json(toJson(inspection));
        } else {
            inspection.card().ifPresent(card -> console.line("%s  %s, suite %s, %d bytes, SHA-256 %s", card.coordinates(),
                    new Untrusted(card.title()).forTerminal(), card.suite(), card.jarBytes(), card.sha256()));
            for (Problem problem : inspection.problems()) {
                console.line("%s  %s", console.strong(problem.code()), problem.message());
                console.line("    mend: %s", problem.mend());
            }
            int found = inspection.problems().size();
            console.line(found == 0 ? "no problems" : found == 1 ? "1 problem" : found + " problems");
        }
        return inspection.problems().isEmpty() ? 0 : ErrorType.SUBMISSION.exitCode();
    }

    private static Json toJson(Inspection inspection) {
        List<Json> problems = new ArrayList<>();
        for (Problem problem : inspection.problems()) {
            problems.add(new Json.Obj(List.of(
                    new Json.Member("code", new Json.Str(problem.code())),
                    new Json.Member("message", new Json.Str(problem.message())),
                    new Json.Member("mend", new Json.Str(problem.mend())))));
        }
        List<Json.Member> members = new ArrayList<>();
        inspection.card().ifPresent(card -> members.add(new Json.Member("submission", SubmissionCardDocument.toJson(card))));
        members.add(new Json.Member("problems", new Json.Arr(problems)));
        return new Json.Obj(members);
    }
}
