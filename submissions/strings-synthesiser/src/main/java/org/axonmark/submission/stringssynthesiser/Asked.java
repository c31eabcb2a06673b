package org.axonmark.submission.stringssynthesiser;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.spi.functions.BlackBox;

/** A black box and what it has answered. */
final class Asked {

    private final BlackBox box;
    private final int most;
    private final List<String> inputs = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /**
     * Begins with nothing asked.
     *
     * @param most how many queries may be asked in all
     */
    Asked(BlackBox box, int most) {
        this.box = box;
        this.most = most;
    }

    /** Returns how many queries are left. */
    int left() {
        return most - inputs.size();
    }

    boolean has(String input) {
        return seen.contains(input);
    }

    String[] inputs() {
        return inputs.toArray(String[]::new);
    }

    String[] answers() {
        return answers.toArray(String[]::new);
    }

    /** Asks as many of the inputs as there are queries left, at least one, and returns their answers. */
    String[] ask(List<String> next) throws Exception {
        List<String> batch = next.subList(0, Math.min(left(), next.size()));
        List<String> given = box.texts(batch);
        inputs.addAll(batch);
        answers.addAll(given);
        seen.addAll(batch);
        return given.toArray(String[]::new);
    }
}
