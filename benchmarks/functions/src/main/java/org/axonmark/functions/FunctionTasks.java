package org.axonmark.functions;

import java.util.List;

import org.axonmark.functions.concepts.ConceptTask;
import org.axonmark.functions.learners.LearnerTask;
import org.axonmark.functions.numeric.NumericTask;
import org.axonmark.functions.operators.OperatorTask;
import org.axonmark.functions.relations.RelationTask;
import org.axonmark.functions.sequences.SequenceTask;
import org.axonmark.functions.strings.StringTask;
import org.axonmark.task.Task;
import org.axonmark.task.TaskProvider;

/** The tasks of the functions suite. */
public final class FunctionTasks implements TaskProvider {

    private static final List<Task<?>> TASKS =
            List.of(NumericTask.task(), StringTask.task(), LearnerTask.task(), SequenceTask.task(), OperatorTask.task(),
                    ConceptTask.task(), RelationTask.task());

    /** Creates the entry point; called by the service loader. */
    public FunctionTasks() {}

    @Override
    public List<Task<?>> tasks() {
        return TASKS;
    }
}
