package org.axonmark.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ai.onnx.proto.OnnxMl;
import org.axonmark.results.format.Json;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorTest {

    private static final String DESCRIPTOR = """
            {"id": "model", "version": "1.0.0", "title": "Model", "authors": ["A"], "licence": "Apache-2.0", "suite": "eeg",
             "spi": "[1,2)", "provider": "a.Model"}
            """;
    private static final byte[] CLASS = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61};
    private static final Map<String, OnnxSignature> SIGNATURES = Map.of("eeg", new OnnxSignature(3, 2, "[n][c][t] to [n][d]"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void soundJar_hasNoProblemAndItsCard() throws IOException {
        Inspection inspection = inspect(zip(sound()));
        assertThat(inspection.problems()).isEmpty();
        assertThat(inspection.card().orElseThrow().coordinates()).isEqualTo("model:1.0.0");
    }

    @Test
    void severalProblems_areNamedAtOnce() throws IOException {
        Map<String, byte[]> entries = sound();
        entries.put("lib/evil.so", new byte[] {0});
        entries.put("data.bin", new byte[] {0x7f, 'E', 'L', 'F', 1});
        entries.put("inner.jar", new byte[] {0});
        entries.put("hidden.dat", new byte[] {'P', 'K', 3, 4});
        entries.put("META-INF/versions/21/a/Model.class", CLASS);
        entries.put("org/axonmark/spi/Context.class", CLASS);
        entries.put("a/New.class", new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 70});
        entries.put("a/Broken.class", new byte[] {1, 2, 3});
        entries.put("../../etc/cron.d/x", new byte[] {1});
        entries.put("a\\b", new byte[] {1});
        entries.put("META-INF/axonmark/other", new byte[] {1});
        assertThat(codes(zip(entries))).contains("native-library", "nested-jar", "multi-release", "spi-inside", "class-version",
                "class-damaged", "zip-name", "reserved-name");
        assertThat(inspect(zip(entries)).problems()).allMatch(problem -> !problem.mend().isBlank());
    }

    @Test
    void missingProvider_isNamed() throws IOException {
        assertThat(codes(zip(Map.of(Descriptor.PATH, bytes(DESCRIPTOR))))).containsExactly("provider-missing");
    }

    @Test
    void missingDescriptor_isNamed() throws IOException {
        assertThat(codes(zip(Map.of("a/Model.class", CLASS)))).containsExactly("descriptor-missing");
    }

    @Test
    void badDescriptor_namesEachMember() throws IOException {
        String bad = """
                {"id": "../x", "version": "one", "title": " ", "authors": [], "licence": "", "suite": "EEG", "spi": "[2,3)",
                 "provider": "a.Model", "onnx": "m.onnx", "colour": "red"}
                """;
        Inspection inspection = inspect(zip(Map.of(Descriptor.PATH, bytes(bad), "a/Model.class", CLASS)));
        assertThat(inspection.card()).isEmpty();
        assertThat(inspection.problems()).extracting(Problem::code).contains("descriptor-id", "descriptor-version",
                "descriptor-title", "descriptor-authors", "descriptor-licence", "descriptor-suite", "descriptor-spi",
                "descriptor-provider", "descriptor-member");
    }

    @Test
    void schemaAndReader_knowTheSameMembers() throws IOException {
        try (InputStream in = Objects.requireNonNull(Inspector.class.getResourceAsStream("submission-1.schema.json"))) {
            Json.Obj schema = (Json.Obj) Json.parse(in.readAllBytes(), Json.Limits.document());
            Json.Obj properties = (Json.Obj) Objects.requireNonNull(schema.get("properties"));
            for (Json.Member member : properties.members()) {
                String with = DESCRIPTOR.replace("{\"id\"", "{\"" + member.name() + "\": 7, \"id\"");
                if (!DESCRIPTOR.contains("\"" + member.name() + "\"")) {
                    assertThat(messages(with)).noneMatch(message -> message.contains("unknown"));
                }
            }
            assertThat(messages(DESCRIPTOR.replace("{\"id\"", "{\"other\": 7, \"id\""))).anyMatch(text -> text.contains("unknown"));
        }
    }

    /** Maven's shade plug-in writes folders so. */
    @Test
    void emptyEntriesThatArePacked_areSound() throws IOException {
        Map<String, byte[]> entries = sound();
        entries.put("a/folder/", new byte[0]);
        entries.put("a/empty", new byte[0]);
        assertThat(inspect(zip(entries)).problems()).isEmpty();
    }

    @Test
    void bomb_isStopped() throws IOException {
        Map<String, byte[]> entries = sound();
        entries.put("zeros", new byte[64 << 20]);
        assertThat(codes(zip(entries))).contains("zip-bomb");
    }

    @Test
    void headersThatDisagree_areNamed() throws IOException {
        byte[] zip = zip(sound());
        int name = new String(zip, StandardCharsets.ISO_8859_1).indexOf("a/Model.class");
        zip[name] = 'b';
        assertThat(codes(zip)).contains("zip-mismatch");
    }

    @Test
    void bytesBeforeAndBehind_areNamed() throws IOException {
        byte[] zip = zip(sound());
        assertThat(codes(concat(zip, new byte[] {1}))).contains("zip-end");
        assertThat(codes(concat(bytes("#!/bin/sh\n"), zip))).isNotEmpty();
    }

    @Test
    void sameNameTwice_isNamed() throws IOException {
        Map<String, byte[]> entries = sound();
        entries.put("A/model.CLASS", CLASS);
        assertThat(codes(zip(entries))).contains("zip-duplicate");
    }

    @Test
    void escapeSequences_areShown() throws IOException {
        Map<String, byte[]> entries = sound();
        entries.put("\u001b[31m.so", new byte[] {1});
        assertThat(inspect(zip(entries)).problems()).noneMatch(problem -> problem.message().contains("\u001b"));
    }

    @Test
    void onnxModel_isCheckedAgainstTheSuite() throws IOException {
        assertThat(onnxCodes(model(3, 2).build())).isEmpty();
        assertThat(onnxCodes(model(4, 1).build())).containsExactly("onnx-shape", "onnx-shape");
        OnnxMl.ModelProto.Builder foreign = model(3, 2);
        foreign.getGraphBuilder().getNodeBuilder(0).setDomain("evil");
        assertThat(onnxCodes(foreign.build())).containsExactly("onnx-domain");
        OnnxMl.ModelProto.Builder external = model(3, 2);
        external.getGraphBuilder().addInitializerBuilder().setName("w")
                .setDataLocation(OnnxMl.TensorProto.DataLocation.EXTERNAL);
        assertThat(onnxCodes(external.build())).containsExactly("onnx-external");
        OnnxMl.ModelProto.Builder old = model(3, 2);
        old.getOpsetImportBuilder(0).setVersion(3);
        assertThat(onnxCodes(old.build())).containsExactly("onnx-opset");
        OnnxMl.GraphProto nested = model(3, 2).getGraph();
        for (int depth = 0; depth < 8; depth++) {
            nested = OnnxMl.GraphProto.newBuilder().addNode(OnnxMl.NodeProto.newBuilder().setOpType("If")
                    .addAttribute(OnnxMl.AttributeProto.newBuilder().setG(nested))).build();
        }
        OnnxMl.ModelProto.Builder deep = model(3, 2);
        deep.getGraphBuilder().getNodeBuilder(0).addAttributeBuilder().setG(nested);
        assertThat(onnxCodes(deep.build())).containsExactly("onnx-depth");
        OnnxMl.ModelProto.Builder functions = model(3, 2);
        functions.addFunctionsBuilder().setName("Flatten");
        assertThat(onnxCodes(functions.build())).containsExactly("onnx-functions");
    }

    @Test
    void onnxModel_mayHaveAnyOfTheFormsThatASuiteTakes() throws IOException {
        Inspector inspector = new Inspector(Map.of("eeg", new OnnxSignature(Set.of(4, 5), Set.of(2, 3), "either")));
        String descriptor = DESCRIPTOR.replace("\"provider\": \"a.Model\"", "\"onnx\": \"m.onnx\"");
        for (int axes = 3; axes <= 6; axes++) {
            byte[] jar = zip(Map.of(Descriptor.PATH, bytes(descriptor), "m.onnx", model(axes, 2).build().toByteArray()));
            List<Problem> problems = inspector.inspect(Files.write(folder.resolve("a.jar"), jar)).problems();
            assertThat(problems).hasSize(axes == 4 || axes == 5 ? 0 : 1).allMatch(problem -> problem.message().contains("not 4 or 5"));
        }
    }

    @Test
    void damagedJars_giveProblemsAndNothingElse() throws IOException {
        byte[] sound = zip(sound());
        HmacStream stream = HmacStream.of(bytes("fuzz"), "jar");
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = sound.clone();
            for (int hit = 0; hit <= stream.nextInt(4); hit++) {
                damaged[stream.nextInt(damaged.length)] = (byte) stream.nextInt(256);
            }
            if (stream.nextInt(8) == 0) {
                damaged = java.util.Arrays.copyOf(damaged, stream.nextInt(damaged.length));
            }
            assertThat(inspect(damaged).problems()).isNotNull();
        }
    }

    private List<String> onnxCodes(OnnxMl.ModelProto model) throws IOException {
        String descriptor = DESCRIPTOR.replace("\"provider\": \"a.Model\"", "\"onnx\": \"m.onnx\"");
        return codes(zip(Map.of(Descriptor.PATH, bytes(descriptor), "m.onnx", model.toByteArray())));
    }

    private static OnnxMl.ModelProto.Builder model(int inputAxes, int outputAxes) {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder();
        model.addOpsetImportBuilder().setVersion(17);
        OnnxMl.GraphProto.Builder graph = model.getGraphBuilder();
        graph.addNodeBuilder().setOpType("Flatten").addInput("x").addOutput("y");
        graph.addInput(value("x", inputAxes));
        graph.addOutput(value("y", outputAxes));
        return model;
    }

    private static OnnxMl.ValueInfoProto value(String name, int axes) {
        OnnxMl.TypeProto.Tensor.Builder tensor =
                OnnxMl.TypeProto.Tensor.newBuilder().setElemType(OnnxMl.TensorProto.DataType.FLOAT_VALUE);
        for (int axis = 0; axis < axes; axis++) {
            tensor.getShapeBuilder().addDimBuilder().setDimValue(4);
        }
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private List<String> messages(String descriptor) throws IOException {
        return inspect(zip(Map.of(Descriptor.PATH, bytes(descriptor), "a/Model.class", CLASS))).problems().stream()
                .map(Problem::message)
                .toList();
    }

    private List<String> codes(byte[] jar) throws IOException {
        return inspect(jar).problems().stream().map(Problem::code).toList();
    }

    private Inspection inspect(byte[] jar) throws IOException {
        return new Inspector(SIGNATURES).inspect(Files.write(folder.resolve("a.jar"), jar));
    }

    private static Map<String, byte[]> sound() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(Descriptor.PATH, bytes(DESCRIPTOR));
        entries.put("a/Model.class", CLASS);
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        byte[] bytes = out.toByteArray();
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt()).isEqualTo(0x04034b50);
        return bytes;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
