package org.axonmark.web;

import java.util.List;

/** How numbers are made, for the page of that name and its JSON. */
public final class Rules {

    /** All sections, in reading order. */
    public static final List<Section> SECTIONS = List.of(
            new Section("Isolation", "A submission runs in a process of its own, in a sandbox without network, with a file system that"
                    + " holds Java, the worker and its own JAR, and with limits of memory, processes and time that are proved on the"
                    + " host before each session. Labels never enter that process. The order of items is drawn from a fresh secret"
                    + " that is published with the result. Rows made without a sandbox are marked “isolation: none”. A local board,"
                    + " which serves one machine alone, ranks them among themselves under a banner; any other board never ranks them."),
            new Section("Intervals", "What is resampled is the unit, such as a person. Below 10 units there is no interval and no rank."
                    + " From 10 to 29 units the interval of a mean is Student's t; from 30 a percentile bootstrap of 10 000 draws."
                    + " Where every unit is right or wrong, the mean is a share and has the exact interval of Clopper and Pearson. Where more"
                    + " than half of the units sit on a bound of the scale and others between, the exact interval of the share at that bound"
                    + " stands in the place of the mean's."),
            new Section("Ranks", "The scores of all eligible entries on common units are centred within each unit and multiplied by"
                    + " 9 999 random sign vectors. The 95 % quantile of the spread of the means is the board's resolution floor: the"
                    + " smallest difference that can win. An entry beats another if its mean is better by more than that; its rank"
                    + " interval runs from one more than the number that beat it to the number that it does not beat. A tie group is"
                    + " a leader and all that it does not beat. Filters never change a rank. The first evaluation of a version counts."),
            new Section("Open labels and rounds", "Where the truth was public before, answers could have been looked up: such a board"
                    + " is ordered by score, shows intervals and tie groups under a banner, and gives no ranks. Ranks that count come"
                    + " from rounds: truth made from a secret seed, whose commitment is published before and which is revealed when"
                    + " the round ends."),
            new Section("Sealed rounds",
                    "A round may be sealed until a day that is named when it opens. Until then no result of it is shown to"
                            + " anybody, and of each account one number: the mean of its best submission, which changes only when a later one is better by"
                            + " more than a standard error of the difference over units, and is rounded to one unit's share (the Ladder of Blum and Hardt,"
                            + " 2015). So many tries tell little of the items. On the day everything is shown as in any other round."),
            new Section("What may stand", "A row is eligible only if it was signed by an agent whose key is registered with the board,"
                    + " ran in the full sandbox under the task's limits, and its summary follows from its item scores to the last"
                    + " bit. All else stands below with the reason."),
            new Section("Controls", "Entries marked “control” tell whether a task works: a constant answer sits at chance, simple"
                    + " features show what is easy. They are submissions like any other and run through the same sandbox."));

    /**
     * A heading and its paragraph.
     *
     * @param title the heading
     * @param text plain text
     */
    public record Section(String title, String text) {}

    private Rules() {}
}
