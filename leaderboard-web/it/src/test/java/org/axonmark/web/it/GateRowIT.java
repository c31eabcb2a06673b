package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The gate beside a row of a board that runs: a submission that is evaluated, shown there and compared with. Without the sandbox, on any host. */
@ExtendWith(SharedBoard.class)
class GateRowIT {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));
    private static final String CONSTANT = ROOT.resolve("submissions/spiking-constant/target/spiking-constant.jar").toString();

    @TempDir
    private Path folder = Path.of("");

    private record Ran(int code, String out, String err) {}

    @Test
    void candidate_isComparedWithARow_andNotWithOneWhoseUnitsAreHidden() throws Exception {
        Ran run = axonmark("run", CONSTANT, "-t", "spiking/static-sample", "--isolation", "none", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        Result result = ResultDocument.fromJson(Json.parse(run.out().getBytes(StandardCharsets.UTF_8), Json.Limits.document()));
        assertThat(SharedBoard.post(SharedBoard.signed(result), "token").statusCode()).isEqualTo(201);
        String row = SharedBoard.at("/results/" + result.evaluation().id()).toString();
        Ran gate = gate(row);
        assertThat(gate.code()).as(gate.out() + gate.err()).isZero();
        assertThat(gate.out()).contains("gate: pass", "accuracy", "the same on every ",
                "the baseline of spiking/static-sample@1 is spiking-constant:1.0.0 at " + row + ", self-reported");
        assertThat(folder.resolve("out/gate.md")).content().contains(result.evaluation().id(), "only two JARs can be timed");

        assertThat(SharedBoard.post(SharedBoard.signed(held(result)), "token").statusCode()).isEqualTo(201);
        Ran hidden = gate(SharedBoard.at("/results/gateheld").toString());
        assertThat(hidden.code()).isEqualTo(2);
        assertThat(hidden.err()).startsWith("error: ").contains("is a row of a round that runs").hasLineCount(1);
    }

    /** Returns the same as of a round of which the board was not told that it has ended. */
    private static Result held(Result result) {
        EvaluationCard card = result.evaluation();
        EvaluationCard on = new EvaluationCard("gateheld", card.submission(), card.task(), card.scorerVersion(), card.dataset(),
                card.limits(), card.harnessVersion(), card.host(), card.secret(), Optional.of(Sha256.of(new byte[] {7})), card.started(),
                card.ended());
        return new Result(on, result.state(), result.itemScores(), result.summaries(), Optional.empty(), result.use(), Optional.empty());
    }

    private Ran gate(String row) throws IOException, InterruptedException {
        return axonmark("gate", CONSTANT, "--baseline", row, "--isolation", "none", "--out", folder.resolve("out").toString());
    }

    private Ran axonmark(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx512m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Daxonmark.program=" + ROOT, "-cp",
                ROOT.resolve("harness/cli/target/cli") + "/*", "org.axonmark.cli.Main"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("AXONMARK_HOME", folder.resolve("home").toString());
        int code = builder.start().waitFor();
        return new Ran(code, Files.readString(out), Files.readString(err));
    }
}
