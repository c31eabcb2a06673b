package org.axonmark.cli;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.results.format.Json;
import org.axonmark.results.format.Schema;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.task.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "tasks", mixinStandardHelpOptions = true, description = "List the tasks with their limits.")
final class TasksCommand implements Runnable {

    private final Console console;

    @Option(names = "--json", description = "print the whole task cards as JSON")
    private boolean json;

    @Option(names = "--schema", description = "print the JSON Schema of a task card")
    private boolean schema;

    TasksCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (schema) {
            console.json(Schema.TASK_CARD.document());
            return;
        }
        List<Task<?>> tasks = Installation.tasks();
        if (json) {
            List<Json> cards = new ArrayList<>();
            tasks.forEach(task -> cards.add(TaskCardDocument.toJson(task.card())));
            console.json(new Json.Arr(cards));
            return;
        }
        for (Task<?> task : tasks) {
            TaskCard card = task.card();
            console.line("%s  %s", console.strong(card.id().toString()), card.title());
            console.line("    %s", card.summary());
            console.line("    %d %ss, %s labels%s; main metric: %s", card.units(), card.unit(),
                    card.labels().name().toLowerCase(java.util.Locale.ROOT), card.synthetic() ? ", synthetic" : "",
                    card.mainMetric().title());
            console.line("    limits: %d MiB, %d processes, %d s in all, %d s a call, %d s CPU, JAR up to %d MiB",
                    card.limits().memoryBytes() >> 20, card.limits().processes(), card.limits().wall().toSeconds(),
                    card.limits().call().toSeconds(), card.limits().cpu().toSeconds(), card.limits().jarBytes() >> 20);
        }
    }
}
