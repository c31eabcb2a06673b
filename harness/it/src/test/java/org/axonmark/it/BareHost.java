package org.axonmark.it;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.engine.sandbox.HostProof;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Result;
import org.axonmark.task.Progress;

/** A program for {@link BareHostIT}: proves the host's limits and evaluates submissions as the user that it is started as. */
final class BareHost {

    private BareHost() {}

    /** Takes the worker's folder, a folder to work in, and the JARs. */
    public static void main(String[] arguments) {
        Path worker = Path.of(arguments[0]);
        for (HostProof.Proof proof : HostProof.prove(worker)) {
            System.out.println(String.join("|", "proof", proof.limit(), proof.mechanism(), proof.holds() ? "holds" : "fails",
                    proof.detail()));
        }
        Path folder = Path.of(arguments[1]);
        Evaluator evaluator = new Evaluator(new Evaluator.Places(worker, folder.resolve("data"), Optional.empty(), "test", Map.of()),
                new Archive(folder.resolve("archive")));
        for (int i = 2; i < arguments.length; i++) {
            Path jar = Path.of(arguments[i]);
            Result result = evaluator.evaluate(
                    new Order(jar, new SmallTask(), Isolation.FULL, false, Optional.empty()), Progress.none());
            String how = switch (result.state()) {
                case EndState.Failed failed -> failed.failure().name();
                case EndState.Refused refused -> "REFUSED " + refused.refusal();
                case EndState.Scored _ -> "SCORED";
                case EndState other -> other.name();
            };
            System.out.println(String.join("|", "state", jar.getFileName().toString(), how, result.state().detail()));
        }
        System.out.println("left|" + Evaluations.workers().size());
    }
}
