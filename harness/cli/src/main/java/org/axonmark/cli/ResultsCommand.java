package org.axonmark.cli;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.engine.archive.Archive;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "results", mixinStandardHelpOptions = true, description = "List the evaluations of this machine, or show one.")
final class ResultsCommand implements Runnable {

    private final Console console;

    @Parameters(paramLabel = "EVALUATION", arity = "0..1", description = "id of an evaluation")
    private @Nullable String id;

    @Option(names = "--json", description = "print as JSON")
    private boolean json;

    ResultsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        Archive archive = Installation.find().archive();
        if (id != null) {
            Result result = required(archive, id);
            if (json) {
                console.json(ResultDocument.toJson(result));
            } else {
                Reports.print(console, result);
            }
            return;
        }
        List<Result> results = archive.results();
        if (json) {
            List<Json> documents = new ArrayList<>();
            results.forEach(result -> documents.add(ResultDocument.toJson(result)));
            console.json(new Json.Arr(documents));
            return;
        }
        for (Result result : results) {
            String score = result.summaries().isEmpty() ? "" : "  " + Reports.value(result.summaries().getFirst());
            console.line("%s  %-28s %-24s %-10s%s", result.evaluation().id(), result.evaluation().submission().coordinates(),
                    result.evaluation().task(), result.state().name(), score);
        }
        archive.unfinished().forEach(unfinished ->
                console.line("%s  killed on %s; run the same JAR and task to resume", unfinished.id(), unfinished.task()));
    }

    static Result required(Archive archive, String id) {
        return archive.result(id).orElseThrow(() -> new AxonmarkException(ErrorCode.user("evaluation-unknown"),
                "there is no result of evaluation '" + id + "'; './axonmark results' lists them"));
    }
}
