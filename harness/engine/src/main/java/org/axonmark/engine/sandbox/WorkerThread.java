package org.axonmark.engine.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A worker in this process, so that a debugger that is attached here sees the submission. It runs the same worker program on a thread, from the
 * worker's own folder and behind a class loader that shows it nothing of the host: the conversation is the same to the byte. It passes for a
 * process of which the host knows no number; a thread that does not end when it is told to is left behind.
 */
final class WorkerThread extends Process {

    private static final String PROGRAM = "org.axonmark.worker.Worker";
    private static @Nullable ClassLoader program;

    private final Pipe toWorker;
    private final Pipe fromWorker;
    private final OutputStream requests;
    private final InputStream answers;
    private final Thread thread;
    private volatile boolean destroyed;
    private volatile Duration cpu = Duration.ZERO;

    private WorkerThread(Method serve) throws IOException {
        this.toWorker = Pipe.open();
        this.fromWorker = Pipe.open();
        this.requests = Channels.newOutputStream(toWorker.sink());
        this.answers = Channels.newInputStream(fromWorker.source());
        this.thread = Thread.ofPlatform().daemon().name("submission").start(() -> serve(serve));
    }

    /** Starts a worker from its assembled folder. */
    static WorkerThread start(Path worker) throws IOException {
        try {
            return new WorkerThread(program(worker).loadClass(PROGRAM).getMethod("serve", InputStream.class, OutputStream.class));
        } catch (ReflectiveOperationException e) {
            throw new AxonmarkException(ErrorCode.resources("not-built"),
                    "the worker in '" + worker + "' is of another build: " + e + "; start with ./axonmark, which builds what is missing",
                    e);
        }
    }

    /** Returns the one loader of the worker's classes: ONNX Runtime's natives can be loaded behind one loader of a process alone. */
    private static synchronized ClassLoader program(Path worker) throws IOException {
        ClassLoader known = program;
        if (known == null) {
            System.setProperty("onnxruntime.native.path", worker.resolve("natives/ai/onnxruntime/native/linux-x64").toString());
            try (Stream<Path> jars = Files.list(worker.resolve("lib"))) {
                List<URL> urls = jars.map(WorkerThread::url).toList();
                known = new URLClassLoader("worker", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            }
            program = known;
        }
        return known;
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Method serve) {
        try (InputStream in = Channels.newInputStream(toWorker.source()); OutputStream out = Channels.newOutputStream(fromWorker.sink())) {
            serve.invoke(null, in, out);
        } catch (IOException | InvocationTargetException e) {
            return; // the host closed the pipe, or what the worker threw ends it as it would end a process
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } finally {
            cpu = cpu();
        }
    }

    /** Returns the CPU time of the worker's own thread; of threads that the submission starts, nothing is known. */
    Duration cpu() {
        long nanos = thread.isAlive() ? ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()) : -1;
        return nanos < 0 ? cpu : Duration.ofNanos(nanos);
    }

    @Override
    public OutputStream getOutputStream() {
        return requests;
    }

    @Override
    public InputStream getInputStream() {
        return answers;
    }

    /** Returns nothing: what the submission prints goes where this process prints. */
    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public long pid() {
        return -1;
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return Stream.empty();
    }

    @Override
    public boolean isAlive() {
        return !destroyed && thread.isAlive();
    }

    @Override
    public int waitFor() throws InterruptedException {
        while (isAlive()) {
            thread.join(Duration.ofMillis(20));
        }
        return 0;
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        return !isAlive() || thread.join(Duration.ofNanos(unit.toNanos(timeout)));
    }

    @Override
    public int exitValue() {
        if (isAlive()) {
            throw new IllegalThreadStateException("the worker goes on");
        }
        return 0;
    }

    @Override
    public void destroy() {
        destroyed = true;
        try {
            requests.close();
            answers.close();
        } catch (IOException e) {
            return; // closed already
        } finally {
            thread.interrupt();
        }
    }
}
