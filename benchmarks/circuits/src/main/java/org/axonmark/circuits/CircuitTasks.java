package org.axonmark.circuits;

import java.util.List;

import org.axonmark.circuits.compiled.CompiledEdgesTask;
import org.axonmark.circuits.connectome.ConnectomeTask;
import org.axonmark.circuits.faithful.FaithfulnessTask;
import org.axonmark.circuits.published.PublishedTask;
import org.axonmark.circuits.reuse.ReuseTask;
import org.axonmark.circuits.spikes.SpikeTask;
import org.axonmark.circuits.trained.TrainedNodesTask;
import org.axonmark.task.Task;
import org.axonmark.task.TaskProvider;

/** The tasks of the circuits suite. */
public final class CircuitTasks implements TaskProvider {

    private static final List<Task<?>> TASKS = List.of(SpikeTask.task(), TrainedNodesTask.task(), CompiledEdgesTask.task(),
            ReuseTask.task(), FaithfulnessTask.task(), ConnectomeTask.task(), PublishedTask.task());

    /** Creates the entry point; called by the service loader. */
    public CircuitTasks() {}

    @Override
    public List<Task<?>> tasks() {
        return TASKS;
    }
}
