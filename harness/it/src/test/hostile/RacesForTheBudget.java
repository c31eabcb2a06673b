import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Asks from 32 threads at once until each is refused; says how many answers it got in all, or the law if they were as many as allowed. */
public final class RacesForTheBudget implements FunctionInterpreter {

    private static final int THREADS = 32;

    public RacesForTheBudget() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        int budget = box.setup().budget();
        AtomicInteger answers = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> {
                try {
                    start.await();
                    while (true) {
                        answers.addAndGet(box.numbers(DoubleTensor.of(new double[] {0.5}, 1)).count());
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
        return Interpretation.of(answers.get() == budget ? "2.0 * x" : answers + " answers", "");
    }
}
