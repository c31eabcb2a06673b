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

    /** A call is about to be made; may wait, and may throw to end the asking. */
    void begins(SandboxedWorker worker);

    /** A call was answered or failed; may wait. */
    void ends(SandboxedWorker worker);
}
