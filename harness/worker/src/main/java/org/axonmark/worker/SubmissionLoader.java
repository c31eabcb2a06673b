package org.axonmark.worker;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;

import org.axonmark.spi.Context;
import org.jspecify.annotations.Nullable;

/** Sees the JDK, the SPI and one JAR; nothing else of the worker, and no class of the JAR in place of one of the SPI. */
final class SubmissionLoader extends URLClassLoader {

    private static final String SPI = "org.axonmark.spi.";

    private final ClassLoader spi;

    static {
        registerAsParallelCapable();
    }

    SubmissionLoader(Path jar) throws IOException {
        super("submission", new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        this.spi = Context.class.getClassLoader();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(SPI) || name.startsWith("org.jspecify.annotations.")
                ? spi.loadClass(name)
                : super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return findResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Enumeration<URL> found = findResources(name);
        return found == null ? Collections.emptyEnumeration() : found;
    }
}
