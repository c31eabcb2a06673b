import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.axonmark.spi.Context;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.BudgetExceededException;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.InvalidRequestException;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;

/** Runs one prompt at a time from 16 threads until each is refused, after asking for what is never answered; says how many runs it got. */
public final class RacesForRuns implements CircuitFinder {

    private static final int THREADS = 16;

    public RacesForRuns() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public CircuitScores find(SubjectNetwork network, PromptPairs prompts) throws Exception {
        double[] scores = new double[network.graph().edges().size()];
        for (int tokens : new int[] {0, 1 << 20}) {
            try {
                network.cache(IntTensor.of(new int[tokens], Math.max(1, tokens), tokens == 0 ? 0 : 1));
            } catch (InvalidRequestException e) {
                scores[1]++;
            }
        }
        AtomicInteger answers = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> {
                try {
                    start.await();
                    while (true) {
                        answers.addAndGet(network.forward(IntTensor.of(new int[2], 1, 2), Plan.plain()).size(0));
                    }
                } catch (BudgetExceededException e) {
                    return;
                } catch (Exception e) {
                    answers.addAndGet(1000);
                }
            });
            threads[i].start();
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        scores[0] = answers.get();
        return CircuitScores.of(scores);
    }
}
