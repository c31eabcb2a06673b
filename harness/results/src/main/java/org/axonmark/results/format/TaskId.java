package org.axonmark.results.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of one version of a task, written {@code eeg/eegmat-loso@1}. Anything that can change a score makes a new version.
 *
 * @param suite kebab-case, such as {@code eeg}
 * @param name kebab-case, such as {@code eegmat-loso}
 * @param version from 1
 */
public record TaskId(String suite, String name, int version) implements Comparable<TaskId> {

    private static final Pattern TEXT = Pattern.compile("([a-z][a-z0-9-]{0,31})/([a-z][a-z0-9-]{0,47})@([1-9][0-9]{0,3})");

    /** Checks that the written form is one that {@link #parse} reads. */
    public TaskId {
        if (!TEXT.matcher(suite + "/" + name + "@" + version).matches()) {
            throw new IllegalArgumentException("'" + suite + "/" + name + "@" + version + "' is no task id such as eeg/eegmat-loso@1");
        }
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException if the text is not of the form {@code suite/name@version}
     */
    public static TaskId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no task id such as eeg/eegmat-loso@1");
        }
        return new TaskId(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3)));
    }

    @Override
    public int compareTo(TaskId other) {
        int bySuite = suite.compareTo(other.suite);
        if (bySuite != 0) {
            return bySuite;
        }
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : Integer.compare(version, other.version);
    }

    @Override
    public String toString() {
        return suite + "/" + name + "@" + version;
    }
}
