package org.axonmark.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.GraphProbe;
import org.axonmark.spi.OnnxGraphProbe;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.graph.Graph;
import org.axonmark.spiking.graph.GraphMeter;
import org.axonmark.worker.WorkerContext;

/** Graphs whose inside is in view, served in this process as a worker serves them. */
final class InView {

    private InView() {}

    /**
     * Returns a meter that counts inside a graph of images.
     *
     * @param model an ONNX file
     * @param image any one, in the graph's form
     */
    static GraphMeter of(byte[] model, FloatTensor image) throws Exception {
        Graph graph = Graph.read(model);
        return GraphMeter.of(graph, probe(GraphMeter.tapped(graph)), Call.Role.IMAGE_LAYER, image);
    }

    private static GraphProbe probe(byte[] tapped) throws Exception {
        GraphProbe probe = new OnnxGraphProbe("model.onnx");
        Path jar = jar(tapped);
        try {
            probe.prepare(new WorkerContext(jar, false));
        } finally {
            Files.delete(jar);
        }
        return probe;
    }

    private static Path jar(byte[] model) throws IOException {
        Path jar = Files.createTempFile("axonmark-in-view", ".jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("model.onnx"));
            zip.write(model);
        }
        return jar;
    }
}
