package org.axonmark.testkit;

import org.axonmark.spi.Context;

/** Contexts of submissions in this process. */
final class Models {

    private Models() {}

    /** Returns a context of a JAR without models. */
    static Context none() {
        return resource -> {
            throw new IllegalArgumentException("no model '" + resource + "'");
        };
    }
}
