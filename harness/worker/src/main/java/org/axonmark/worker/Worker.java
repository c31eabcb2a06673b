package org.axonmark.worker;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The worker program. Frames come on standard input and go to standard output; whatever the submission prints goes to standard error, which
 * the host caps. The worker ends when its input ends.
 */
public final class Worker {

    private Worker() {}

    /** Runs until the host closes the pipe. */
    public static void main(String[] arguments) throws IOException {
        InputStream requests = new FileInputStream(FileDescriptor.in);
        FileOutputStream answers = new FileOutputStream(FileDescriptor.out);
        PrintStream log = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(log);
        System.setErr(log);
        System.setIn(InputStream.nullInputStream());
        if (Boolean.getBoolean("axonmark.sandboxed")) {
            OwnLimits.take();
        }
        serve(requests, answers);
        Runtime.getRuntime().halt(0);
    }

    /** Answers requests until they end; what the submission prints goes where this process prints. */
    public static void serve(InputStream requests, OutputStream answers) throws IOException {
        new Loop(requests, answers).run();
    }
}
