package org.axonmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import ai.onnx.proto.OnnxMl;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Keys;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SignedReceipt;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.results.format.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as it is called: what it prints, where, and how it ends. */
class MainTest {

    @TempDir
    private Path folder = Path.of("");

    private record Ran(int code, String out, String err) {

        Json json() {
            return Json.parse(out.getBytes(StandardCharsets.UTF_8), Json.Limits.document());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tasks", "datasets", "datasets list", "datasets where", "datasets verify", "datasets pull", "inspect", "pack", "run", "results",
        "compare", "gate", "replay", "rescore", "publish", "verify", "withdraw", "export-site", "serve", "demo", "doctor",
        "install-authors", "board round"
    })
    void everyCommand_hasHelpWithExitCodes(String command) {
        Ran ran = run((command + " --help").split(" ", -1));
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Usage: axonmark " + command, "Exit codes: 0 done", "130 stopped").doesNotContain("\u001b");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void receipt_isVerified_withWhatItSaysOfAJar() throws IOException {
        Path jar = Files.write(folder.resolve("my.jar"), new byte[] {1, 2, 3});
        Sha256 sum = Sha256.of(jar);
        Receipt receipt = new Receipt("e1", "mine", "1.0.0", sum, new TaskId("eeg", "made-up", 1), 1, sum, Optional.empty(), "0.1.0",
                Isolation.FULL, "a cpu", Optional.empty(), sum, "scored", List.of(new Receipt.Figure("accuracy", 0.5)), Optional.empty(),
                "eligible", Instant.EPOCH);
        Path file = folder.resolve("receipt.json");
        Files.writeString(file, SignedReceipt.sign(receipt, Keys.pair(folder, "board")).toJson().pretty());
        Keys.pair(folder, "other");
        Ran whole = run("verify", file.toString(), "--trust", folder.resolve("board.pem").toString(), "--jar", jar.toString());
        assertThat(whole.code()).as(whole.err()).isZero();
        assertThat(whole.out()).contains("holds", "mine:1.0.0 on eeg/made-up@1, scored, eligible", "accuracy 0.500000");
        Ran foreign = run("verify", file.toString(), "--trust", folder.resolve("other.pem").toString());
        assertThat(foreign.code()).isEqualTo(2);
        assertThat(foreign.err()).contains("does not hold under key");
        Ran other = run("verify", file.toString(), "--trust", folder.resolve("board.pem").toString(), "--jar", file.toString());
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("has SHA-256 " + Sha256.of(file), "the receipt is of " + sum);
    }

    /** The code itself is only printed. */
    @Test
    void administratorsCode_isKeptAsASum_withItsEnd() throws IOException {
        Ran ran = run("board", "admin", "ada", "--home", folder.toString());
        assertThat(ran.out()).startsWith("code: axa_");
        String code = ran.out().strip().substring("code: ".length());
        List<String> kept = Files.readAllLines(folder.resolve("admins/ada.sha256"));
        assertThat(kept.getFirst()).isEqualTo(Sha256.of(code.getBytes(StandardCharsets.US_ASCII)).hex());
        assertThat(Instant.parse(kept.getLast())).isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
    }

    @Test
    void program_alone_showsItsCommands() {
        assertThat(run().out()).contains("Usage: axonmark", "tasks", "run", "doctor", "Exit codes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "taks | there is no command 'taks'; did you mean 'tasks'?",
        "zzzzzzzz | there is no command 'zzzzzzzz'; there are tasks, datasets",
        "tasks --jsno | did you mean '--json'?",
        "run x.jar | Missing required option: '--task=",
        "run x.jar -t eeg/synthetic-los | there is no task 'eeg/synthetic-los'; did you mean 'eeg/synthetic-loso'?",
        "run x.jar -t synthetic-loso | there is no task 'synthetic-loso'; did you mean 'eeg/synthetic-loso'?",
        "run x.jar -t eeg/synthetic-loso --isolation some | '--isolation'",
        "run x.jar -t eeg/synthetic-loso --round some | --round takes the commitment of a round",
        "inspect | inspect wants the path of a submission JAR",
        "inspect no-such.jar | 'no-such.jar' cannot be read",
        "pack no-such.onnx --suite eeg --author A --licence MIT | 'no-such.onnx' cannot be read",
        "pack m.onnx --suite spikin --author A --licence MIT | suite 'spikin' takes no ONNX file alone; did you mean 'spiking'?",
        "pack m.onnx --suite circuits --author A --licence MIT | eeg and spiking do",
        "pack m.onnx --suite eeg --licence MIT | Missing required option: '--author=",
        "results nothing | 'nothing' is no evaluation id",
        "compare one | at least 2 values",
        "compare one two | 'one' is no evaluation id",
        "compare one two --threshold much | '--threshold'",
        "gate no-such.jar -t eeg/synthetic-loso | there is no file 'no-such.jar'",
        "compare one two --threshold NaN | --threshold NaN is no difference",
        "rescore nothing | 'nothing' is no evaluation id",
        "publish nothing --board localhost | is no address of a board",
        "withdraw mine:1.0.0 --reason r --board localhost | is no address of a board",
        "board admin Ada | 'Ada' is no name of an account",
        "board round end nothing | 'nothing' is no commitment of 64 hexadecimal digits",
        "board round open eeg/eegmat-loso | has open labels and no rounds",
        "board round open eeg/synthetic-loso --sealed-until 2027-03-01 | rounds of eeg/synthetic-loso@1 cannot be sealed: it has",
        "board round open spiking/event --sealed-until soon | --sealed-until soon is no day; write one as 2027-03-01",
        "board round open spiking/event --sealed-until 2026-01-01 | is past, or more than 366 days ahead",
        "datasets where nothing | there is no dataset 'nothing'"
    })
    void wrongCall_isOneLineThatNamesIt(String call, String said) {
        Ran ran = run(call.split(" ", -1));
        assertThat(ran.err()).startsWith("error: ").contains(said);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void hostileArgument_isShownEscaped() {
        Ran ran = run("\u001b[2J");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("\\u{1b}[2J").doesNotContain("\u001b");
    }

    @Test
    void tasks_asJson_areTheCards() {
        Ran ran = run("tasks", "--json");
        assertThat(ran.err()).isEmpty();
        assertThat(((Json.Arr) ran.json()).items()).isNotEmpty()
                .extracting(card -> TaskCardDocument.fromJson(card).id().suite()).contains("eeg", "functions");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tasks --json", "tasks --schema", "results --json", "results --schema", "results --schema=signed_result", "inspect --schema",
        "datasets --json", "datasets list --json"
    })
    void json_isOneDocumentAndNothingElse(String call) {
        Ran ran = run(call.split(" ", -1));
        assertThat(ran.code()).isZero();
        assertThat(ran.json()).isNotNull();
    }

    @Test
    void brokenJar_hasAllItsProblemsNamedAtOnce() throws IOException {
        Path jar = folder.resolve("broken.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out)) {
            for (String name : List.of("lib.so", "inner.jar", "A.class", "META-INF/versions/9/B.class")) {
                zip.putNextEntry(new JarEntry(name));
                zip.write(new byte[] {1, 2, 3});
            }
        }
        Ran ran = run("inspect", jar.toString());
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.out()).contains("native-library", "nested-jar", "class-damaged", "multi-release", "descriptor-missing", "mend: ");
        Ran machine = run("inspect", jar.toString(), "--json");
        assertThat(machine.code()).isEqualTo(3);
        assertThat(((Json.Obj) machine.json()).get("problems")).isInstanceOfSatisfying(
                Json.Arr.class, problems -> assertThat(problems.items()).hasSizeGreaterThanOrEqualTo(5));
    }

    @Test
    void fileThatIsNoJar_isTheSubmissionsFault() throws IOException {
        Path file = Files.writeString(folder.resolve("text.jar"), "no zip");
        assertThat(run("inspect", file.toString()).code()).isEqualTo(3);
    }

    @Test
    void onnxFile_isPackedWithoutJava_andTheSameTwice() throws IOException {
        Path model = Files.write(folder.resolve("My_Net.onnx"), model(4, 2).toByteArray());
        Path jar = folder.resolve("my-net.jar");
        String[] call = {"pack", model.toString(), "--suite", "spiking", "--author", "Ada", "--licence", "Apache-2.0", "--training-data",
            "nothing", "--output", jar.toString()};
        Ran ran = run(call);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("my-net:1.0.0", "suite spiking", "SHA-256");
        assertThat(run("inspect", jar.toString()).out()).contains("my-net:1.0.0", "no problems");
        byte[] first = Files.readAllBytes(jar);
        assertThat(run(call).code()).isZero();
        assertThat(Files.readAllBytes(jar)).isEqualTo(first);
    }

    @Test
    void onnxFileThatDoesNotFit_isNamedWithItsMend_andLeavesNoJar() throws IOException {
        Path model = Files.write(folder.resolve("net.onnx"), model(3, 6).toByteArray());
        Path jar = folder.resolve("net.jar");
        Ran ran = run("pack", model.toString(), "--suite", "spiking", "--author", "Ada", "--licence", "Apache-2.0",
                "--output", jar.toString());
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("input 'x' of 'net.onnx' has 3 axes, not 4 or 5",
                "output 'y' of 'net.onnx' has 6 axes, not 2 or 3 or 4 or 5",
                "[onnx-shape]");
        Ran named = run("pack", Files.write(folder.resolve("fits.onnx"), model(5, 3).toByteArray()).toString(), "--suite", "spiking",
                "--author",
                "Ada", "--licence", "Apache-2.0", "--as", "Net:one", "--output", jar.toString());
        assertThat(named.err()).contains("[descriptor-id]", "[descriptor-version]");
        Ran text = run("pack", Files.writeString(folder.resolve("text.onnx"), "no model").toString(), "--suite", "eeg", "--author", "Ada",
                "--licence", "Apache-2.0", "--output", jar.toString());
        assertThat(text.err()).contains("'text.onnx' is no ONNX model");
        try (java.util.stream.Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).allMatch(name -> name.endsWith(".onnx"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        " | no task was named; add --task",
        "-t spiking/static-sample --threshold accuracy=much | --threshold accuracy=much is no size; write 0.02, or 3%",
        "-t spiking/static-sample --threshold cpu-time=0.1 | --threshold cpu-time takes a share of the baseline",
        "-t spiking/static-sample --metric acuracy | no task named has a metric 'acuracy'; did you mean 'accuracy'?",
        "-t spiking/static-sample --timing-minutes -1 | --timing-minutes -1.0 is no time",
        "-t spiking/static-sample --baseline none.jar | there is no file 'none.jar'; --baseline takes a JAR",
        "--baseline {jar} --baseline {text} | it takes one JAR, or results that end in .json",
        "--baseline {text} | cannot be read: ",
        "--baseline https://board.example/tasks/eeg | is no address of a row; give the address of a row's page"
    })
    void wrongGate_isOneLineThatNamesIt(String options, String said) throws IOException {
        Path model = Files.write(folder.resolve("net.onnx"), model(4, 2).toByteArray());
        Path jar = folder.resolve("net.jar");
        assertThat(run("pack", model.toString(), "--suite", "spiking", "--author", "Ada", "--licence", "MIT", "--output", jar.toString())
                .code()).isZero();
        Path text = Files.writeString(folder.resolve("result.json"), "no result");
        String call =
                "gate " + jar + " " + (options == null ? "" : options.replace("{jar}", jar.toString()).replace("{text}", text.toString()));
        Ran ran = run(call.strip().split(" ", -1));
        assertThat(ran.err()).startsWith("error: ").contains(said);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void itemsOfARound_areNotRecorded() {
        Path record = folder.resolve("recorded");
        Ran ran = run("run", folder.resolve("my.jar").toString(), "-t", "spiking/static-sample", "--record", record.toString(), "--round",
                "07".repeat(32));
        assertThat(ran.err()).startsWith("error: --record is not for a round, whose items stay with the agent; leave out --round")
                .hasLineCount(1);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(record).doesNotExist();
    }

    private static OnnxMl.ModelProto model(int inputAxes, int outputAxes) {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder().setIrVersion(8);
        model.addOpsetImportBuilder().setVersion(17);
        OnnxMl.GraphProto.Builder graph = model.getGraphBuilder();
        graph.addNodeBuilder().setOpType("Identity").addInput("x").addOutput("y");
        graph.addInput(value("x", inputAxes));
        graph.addOutput(value("y", outputAxes));
        return model.build();
    }

    private static OnnxMl.ValueInfoProto value(String name, int axes) {
        OnnxMl.TypeProto.Tensor.Builder tensor = OnnxMl.TypeProto.Tensor.newBuilder().setElemType(OnnxMl.TensorProto.DataType.FLOAT_VALUE);
        for (int axis = 0; axis < axes; axis++) {
            tensor.getShapeBuilder().addDimBuilder().setDimParam("a" + axis);
        }
        return OnnxMl.ValueInfoProto.newBuilder().setName(name).setType(OnnxMl.TypeProto.newBuilder().setTensorType(tensor)).build();
    }

    @Test
    void colours_areForTerminalsThatWantThem() {
        assertThat(error(true, true)).contains("\u001b[31merror");
        assertThat(error(true, false)).doesNotContain("\u001b");
        assertThat(error(false, true)).doesNotContain("\u001b");
    }

    @Test
    void whatABoardRefuses_isToldInItsWords() {
        byte[] problem = "{\"title\": \"token unknown\", \"status\": 401, \"detail\": \"ask its keeper\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(BoardClient.problem(problem)).isEqualTo("ask its keeper");
        assertThat(BoardClient.problem("<html>".getBytes(StandardCharsets.UTF_8))).isEqualTo("<html>");
        assertThat(BoardClient.problem("{\"detail\": 1}".getBytes(StandardCharsets.UTF_8))).isEqualTo("{\"detail\": 1}");
    }

    @Test
    void nearestWord_isMeant_andAFarOneIsNot() {
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.meant("comapre", List.of("compare", "run"))).contains("'compare'");
        assertThat(Nearest.meant("x".repeat(100_000), List.of("compare"))).isEmpty();
        assertThat(Nearest.meant("quite-other", List.of("run"))).isEmpty();
    }

    private static String error(boolean terminal, boolean coloured) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new Console(stream(new ByteArrayOutputStream()), stream(err), terminal, coloured).error("x");
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new Console(stream(out), stream(err), false, false), arguments);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
