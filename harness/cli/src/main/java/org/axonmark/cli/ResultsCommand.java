package org.axonmark.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.axonmark.engine.archive.Archive;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.Schema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "results", mixinStandardHelpOptions = true, description = "List the evaluations of this machine, or show one.")
final class ResultsCommand implements Runnable {

    private final Console console;

    @Parameters(paramLabel = "EVALUATION", arity = "0..1", description = "id of an evaluation")
    private @Nullable String id;

    @Option(names = "--json", description = "print as JSON: the whole result, or an array of all")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "write one evaluation as an HTML page that needs nothing else")
    private @Nullable Path html;

    @Option(names = "--schema", arity = "0..1", fallbackValue = "RESULT", paramLabel = "DOCUMENT",
            description = "print the JSON Schema of a result, or of signed_result, submission_card or task_card")
    private @Nullable Schema schema;

    ResultsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (schema != null) {
            console.json(schema.document());
            return;
        }
        Installation installation = Installation.find();
        Archive archive = installation.archive();
        if (id != null) {
            Result result = required(archive, id);
            if (html != null) {
                Reports.writePage(result, html);
                console.note("report: %s", html);
            } else if (json) {
                console.json(ResultDocument.toJson(result));
            } else {
                Reports.print(console, result);
            }
            return;
        }
        if (html != null) {
            throw new AxonmarkException(ErrorCode.user("evaluation-unknown"),
                    "--html writes one evaluation; give its id, which './axonmark results' lists");
        }
        List<Result> results = archive.results();
        if (json) {
            List<Json> documents = new ArrayList<>();
            results.forEach(result -> documents.add(ResultDocument.toJson(result)));
            console.json(new Json.Arr(documents));
            return;
        }
        List<Archive.Unfinished> unfinished = archive.unfinished();
        if (results.isEmpty() && unfinished.isEmpty()) {
            console.note("no evaluation is kept in '%s'; './axonmark run JAR --task TASK' makes one", installation.home());
        }
        for (Result result : results) {
            String score = result.summaries().isEmpty() ? "" : "  " + Reports.value(result.summaries().getFirst());
            Isolation isolation = result.evaluation().host().isolation();
            console.line("%s  %-28s %-24s %-10s%s%s", result.evaluation().id(), result.evaluation().submission().coordinates(),
                    result.evaluation().task(), result.state().name(), score,
                    isolation == Isolation.FULL ? "" : "  isolation " + isolation.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        unfinished.forEach(killed -> console.line("%s  killed on %s; run the same JAR and task to resume", killed.id(), killed.task()));
    }

    static Result required(Archive archive, String id) {
        return archive.result(id).orElseThrow(() -> new AxonmarkException(ErrorCode.user("evaluation-unknown"),
                "there is no result of evaluation '" + new Untrusted(id).forTerminal() + "'; './axonmark results' lists them"));
    }
}
