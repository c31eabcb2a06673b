package org.axonmark.spi;

/**
 * What the worker gives a submission besides its data. A parameter of this type is supplied by the worker and never travels to the host.
 */
public interface Context {

    /**
     * Opens a model that lies in the submission's own JAR, served by the worker's ONNX Runtime with one thread.
     *
     * @param resource path inside the JAR, such as {@code model.onnx}
     * @return a session that lives as long as the worker
     * @throws IllegalArgumentException if the JAR has no such resource or ONNX Runtime does not accept it; the message says which
     */
    OnnxSession onnx(String resource);
}
