/**
 * What a benchmark author compiles against. A suite is a plug-in: a {@link org.axonmark.task.TaskProvider} found by
 * {@link java.util.ServiceLoader} gives tasks; a {@link org.axonmark.task.Task} prepares a {@link org.axonmark.task.Protocol}, which holds
 * the truth, asks the submission, and scores what it answered.
 */
@NullMarked
package org.axonmark.task;

import org.jspecify.annotations.NullMarked;
