package org.axonmark.link;

import java.util.Optional;

/**
 * What the worker is to load.
 *
 * @param contract binary name of the SPI interface
 * @param provider binary name of the class that implements it, or empty for an ONNX file
 * @param onnx path of the ONNX file inside the JAR, or empty for a class
 * @param jar path of the JAR as the worker sees it
 * @param input path of the host's side file as the worker sees it
 * @param answer path of the worker's side file as the worker sees it
 */
public record OpenRequest(
        String contract, Optional<String> provider, Optional<String> onnx, String jar, String input, String answer) {

    /** Checks that there is one thing to load. */
    public OpenRequest {
        if (provider.isPresent() == onnx.isPresent()) {
            throw new IllegalArgumentException("exactly one of provider and onnx is to be loaded");
        }
    }
}
