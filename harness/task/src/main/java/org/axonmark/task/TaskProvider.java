package org.axonmark.task;

import java.util.List;

/** The entry point of a suite, named in {@code META-INF/services/org.axonmark.task.TaskProvider}. Cheap to construct, without state. */
public interface TaskProvider {

    /** Returns the suite's tasks. */
    List<Task<?>> tasks();
}
