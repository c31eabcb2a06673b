package org.axonmark.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.score.Scoring;
import org.axonmark.results.ErrorType;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rescore", mixinStandardHelpOptions = true,
        description = "Score the kept outcomes of an evaluation anew; exits 5 if the score comes out different.")
final class RescoreCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "EVALUATION", description = "id of a scored evaluation")
    private String id = "";

    @Option(names = "--json", description = "print as JSON: the result anew, and whether it is equal")
    private boolean json;

    RescoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Installation installation = Installation.find();
        Archive archive = installation.archive();
        Result kept = ResultsCommand.required(archive, id);
        Task<?> task = Installation.task(kept.evaluation().task().toString());
        Optional<byte[]> seed = kept.evaluation().round().map(installation.rounds()::seed);
        Protocol<?> protocol = task.prepare(installation.preparation(seed, console.progress("rescore")));
        Result anew = new Scoring(archive).rescore(kept, task.card(), protocol);
        boolean equal = anew.equals(kept);
        if (json) {
            console.json(new Json.Obj(List.of(new Json.Member("equal", new Json.Bool(equal)),
                    new Json.Member("result", ResultDocument.toJson(anew)))));
            return equal ? 0 : ErrorType.INTERNAL.exitCode();
        }
        Reports.print(console, anew);
        console.line(equal ? "equal to the last bit" : "DIFFERENT from the result that was kept");
        if (!equal && kept.evaluation().scorerVersion() != task.card().scorerVersion()) {
            console.line("that one is by scorer %d of the task, here is scorer %d", kept.evaluation().scorerVersion(),
                    task.card().scorerVersion());
        }
        return equal ? 0 : ErrorType.INTERNAL.exitCode();
    }
}
