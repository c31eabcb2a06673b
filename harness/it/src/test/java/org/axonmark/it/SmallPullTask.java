package org.axonmark.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;
import org.axonmark.spi.functions.InvalidQueryException;
import org.axonmark.task.Answer;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.task.Task;

/** Two functions, both doubling, sixteen queries each, every one in a worker of its own; an item scores 1 for "2.0 * x" on a spent budget. */
final class SmallPullTask implements Task<FunctionInterpreter> {

    private static final Limits LIMITS =
            new Limits(SmallTask.MEMORY, 64, Duration.ofSeconds(30), Duration.ofSeconds(4), Duration.ofSeconds(8),
                    16 << 20, 64 << 10, 1 << 20, 8 << 20);
    private static final int FUNCTIONS = 2;
    private static final int BUDGET = 16;

    private final boolean faulty;

    SmallPullTask() {
        this(false);
    }

    /** A faulty task has boxes that break at the second query. */
    SmallPullTask(boolean faulty) {
        this.faulty = faulty;
    }

    @Override
    public TaskCard card() {
        Metric metric = new Metric("found", "found", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false, "1");
        return new TaskCard(new TaskId("functions", "small", 1), "Small", "Two functions.", FunctionInterpreter.class.getName(),
                "function", FUNCTIONS, Labels.OPEN, true, List.of(metric), "nothing", List.of("Answers."), List.of(), List.of(),
                List.of(), LIMITS, 1);
    }

    @Override
    public Class<FunctionInterpreter> contract() {
        return FunctionInterpreter.class;
    }

    @Override
    public Protocol<FunctionInterpreter> prepare(Preparation preparation) {
        return new Answering(faulty);
    }

    private record Answering(boolean faulty) implements Protocol<FunctionInterpreter> {

        @Override
        public Sha256 datasetIdentity() {
            return Sha256.of(new byte[0]);
        }

        @Override
        public Outcomes ask(Candidates<FunctionInterpreter> candidates, byte[] secret, Progress progress) {
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < FUNCTIONS; i++) {
                try (Candidate<FunctionInterpreter> candidate = candidates.start("function " + i)) {
                    candidate.submission().prepare(candidate.context());
                    Doubling box = new Doubling(faulty);
                    Interpretation found = candidate.submission().interpret(box);
                    outcomes.add(new Outcome("function-" + i, new Answer.Text(box.remaining() + "\n" + found.hypothesis()), 1));
                } catch (RuntimeException | Error e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                progress.report("functions", i + 1, FUNCTIONS);
            }
            return new Outcomes(outcomes);
        }

        @Override
        public Score score(Outcomes outcomes) {
            List<ItemScore> scores = outcomes.outcomes().stream()
                    .map(outcome -> new ItemScore(outcome.item(), outcome.item(), "found",
                            outcome.answer().equals(new Answer.Text("0\n2.0 * x")) ? 1 : 0))
                    .toList();
            return new Score(scores, Map.of(), Map.of());
        }

        @Override
        public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
            return Optional.empty();
        }
    }

    /** Doubles numbers in place: the journal must have written them down before. */
    private static final class Doubling implements BlackBox {

        private final boolean faulty;
        private int spent;

        Doubling(boolean faulty) {
            this.faulty = faulty;
        }

        @Override
        public FunctionSetup setup() {
            return new FunctionSetup(FunctionKind.NUMERIC, new Domain.Numbers(new Interval(-1, 1)), BUDGET, List.of());
        }

        @Override
        public int remaining() {
            return BUDGET - spent;
        }

        @Override
        public DoubleTensor numbers(DoubleTensor inputs) {
            if (inputs.count() > remaining()) {
                throw new BudgetExceededException(inputs.count() + " queries are more than are left", remaining());
            }
            if (faulty && spent > 0) {
                throw new IllegalStateException("the task's own fault");
            }
            spent += inputs.count();
            for (int i = 0; i < inputs.count(); i++) {
                inputs.values()[i] *= 2;
            }
            return inputs;
        }

        @Override
        public List<String> texts(List<String> inputs) {
            throw new InvalidQueryException("the function takes numbers", remaining());
        }

        @Override
        public DoubleTensor activations(List<String> words) {
            throw new InvalidQueryException("the function takes numbers", remaining());
        }
    }
}
