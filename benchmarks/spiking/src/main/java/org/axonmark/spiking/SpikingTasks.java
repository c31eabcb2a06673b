package org.axonmark.spiking;

import java.util.List;

import org.axonmark.spiking.codes.SdrTask;
import org.axonmark.spiking.events.EventTask;
import org.axonmark.spiking.images.StaticSampleTask;
import org.axonmark.spiking.images.StaticTask;
import org.axonmark.spiking.learning.ContinualTask;
import org.axonmark.spiking.scenes.SceneTask;
import org.axonmark.spiking.streams.SequentialTask;
import org.axonmark.spiking.timing.TimingTask;
import org.axonmark.task.Task;
import org.axonmark.task.TaskProvider;

/** The tasks of the spiking suite. */
public final class SpikingTasks implements TaskProvider {

    /** The demo shows the first two: they need no data set and are quick. */
    private static final List<Task<?>> TASKS = List.of(StaticSampleTask.task(), SceneTask.detection(), SceneTask.segmentation(),
            StaticTask.task(), EventTask.task(), SequentialTask.task(), TimingTask.task(), ContinualTask.task(), SdrTask.task());

    /** Creates the entry point; called by the service loader. */
    public SpikingTasks() {}

    @Override
    public List<Task<?>> tasks() {
        return TASKS;
    }
}
