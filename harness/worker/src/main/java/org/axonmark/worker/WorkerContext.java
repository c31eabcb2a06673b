package org.axonmark.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.axonmark.spi.Context;
import org.axonmark.spi.OnnxSession;

/** The context that a provider is given: models of its own JAR, served with one thread. */
public final class WorkerContext implements Context {

    private static final int MAX_MODEL = 1 << 30;

    private final Path jar;
    private final boolean optimised;

    /**
     * Creates the context of a submission.
     *
     * @param jar the submission
     * @param optimised whether ONNX Runtime may rewrite the graphs of its models
     */
    public WorkerContext(Path jar, boolean optimised) {
        this.jar = jar;
        this.optimised = optimised;
    }

    @Override
    public OnnxSession onnx(String resource) {
        byte[] model = bytes(resource);
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            if (!optimised) {
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            }
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            return new OrtBackedSession(resource, environment, environment.createSession(model, options));
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    "ONNX Runtime does not accept '" + resource + "': " + e.getMessage(), e);
        }
    }

    private byte[] bytes(String resource) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(resource);
            if (entry == null || entry.isDirectory()) {
                throw new IllegalArgumentException("the JAR has no resource '" + resource + "'");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(MAX_MODEL);
                if (in.read() >= 0) {
                    throw new IllegalArgumentException("'" + resource + "' is larger than " + MAX_MODEL + " bytes");
                }
                return bytes;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + resource + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
