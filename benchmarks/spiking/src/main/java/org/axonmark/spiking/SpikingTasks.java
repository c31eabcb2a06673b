package org.axonmark.spiking;

import java.util.List;

import org.axonmark.spiking.codes.SdrTask;
import org.axonmark.spiking.images.StaticSampleTask;
import org.axonmark.spiking.learning.ContinualTask;
import org.axonmark.task.Task;
import org.axonmark.task.TaskProvider;

/** The tasks of the spiking suite. */
public final class SpikingTasks implements TaskProvider {

    private static final List<Task<?>> TASKS = List.of(StaticSampleTask.task(), ContinualTask.task(), SdrTask.task());

    /** Creates the entry point; called by the service loader. */
    public SpikingTasks() {}

    @Override
    public List<Task<?>> tasks() {
        return TASKS;
    }
}
