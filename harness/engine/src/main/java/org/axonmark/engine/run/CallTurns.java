package org.axonmark.engine.run;

import org.axonmark.engine.sandbox.SandboxedWorker;

/** Told of every call to a worker, so that two evaluations can take turns and each call be measured. */
interface CallTurns {

    /** Calls come as they come. */
    CallTurns NONE = new CallTurns() {
        @Override
        public void begins(SandboxedWorker worker) {
            // nobody waits
        }

        @Override
        public void ends(SandboxedWorker worker) {
            // nobody is told
        }
    };

    /** Thrown where a call would begin that is not wanted any more. */
    final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("no more calls are wanted", null, false, false);
        }
    }

    /** A call is about to be made; may wait, and may throw {@link Enough} to end the asking. */
    void begins(SandboxedWorker worker);

    /** A call was answered or failed; may wait. */
    void ends(SandboxedWorker worker);
}
