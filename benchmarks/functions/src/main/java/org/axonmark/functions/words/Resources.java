package org.axonmark.functions.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files that lie beside these classes. */
final class Resources {

    private Resources() {}

    static byte[] bytes(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the suite was packed without its file '" + name + "'");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
