package org.axonmark.submission.stringssynthesiser;

import static org.axonmark.submission.stringssynthesiser.Step.LENGTH;
import static org.axonmark.submission.stringssynthesiser.Step.TEXT;
import static org.axonmark.submission.stringssynthesiser.Step.number;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Operator;

/** Works back from an answer to what stood before the last step. */
final class Undo {

    private static final int MAX_AFFIX = 5;
    private static final List<String> NUMBERS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
            "ten",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "twenty-one",
            "twenty-two", "twenty-three", "twenty-four", "twenty-five");

    /** Steps that, taken on an answer, undo a last step, whatever came before it. */
    private final List<Step> inverses = new ArrayList<>();

    /** Last steps that keep the order of letters to be worked out, each with the step that undoes it. */
    private record Pair(Step step, Step inverse) {}

    private final List<Pair> pairs = new ArrayList<>();

    Undo(Primitives primitives) {
        for (Step step : primitives.few()) {
            if (step.expression() instanceof Call(Operator operator, List<Expression> parts)) {
                switch (operator) {
                    case REVERSE, REVERSEVOWELS, SWAP -> pairs.add(new Pair(step, step));
                    case REPEAT -> pairs.add(new Pair(step,
                            Step.of(0, Operator.SLICE, TEXT, number(0), new Call(Operator.DIVIDE, LENGTH, parts.get(1)))));
                    case CONCAT -> pairs.add(new Pair(step, step));
                    case SHIFT -> {
                        if (parts.get(1).equals(LENGTH)) {
                            pairs.add(new Pair(step, Step.of(0, Operator.SHIFT, TEXT, new Call(Operator.NEGATE, LENGTH))));
                        }
                    }
                    default -> {
                        // Undone elsewhere, or not to be undone.
                    }
                }
            }
        }
        pairs.forEach(pair -> inverses.add(pair.inverse()));
        for (int places = 0; places < 26; places++) {
            inverses.add(Step.of(0, Operator.SHIFT, TEXT, number(places)));
        }
        inverses.add(Step.of(0, Operator.SWAPCASE, TEXT));
    }

    /** Returns letters that may have been put to a text by the first of two steps. */
    Set<String> affixes(String[] inputs, String[] answers) {
        Set<String> affixes = new LinkedHashSet<>();
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].isEmpty()) {
                addWorkedBack(answers[i], affixes);
            }
        }
        addCounted(answers, affixes);
        addSpelled(inputs, answers, affixes);
        affixes.removeIf(affix -> affix.isEmpty() || affix.length() > MAX_AFFIX);
        return affixes;
    }

    private void addWorkedBack(String answer, Set<String> affixes) {
        inverses.forEach(inverse -> affixes.add(inverse.of(answer)));
        for (int times = 2; times < 4; times++) {
            affixes.add(everyNth(answer, times));
        }
        for (int i = 0; i < answer.length(); i++) {
            affixes.add(answer.substring(0, i));
            affixes.add(answer.substring(i));
            affixes.add(answer.substring(0, i) + answer.substring(i + 1));
        }
    }

    /** If answers are numbers: letters of one kind, which are counted, and one letter behind others, which is found. */
    private static void addCounted(String[] answers, Set<String> affixes) {
        boolean found = true;
        for (String answer : answers) {
            found &= answer.matches("-1|[0-9]+");
        }
        for (int n = 1; n <= MAX_AFFIX; n++) {
            affixes.add("a".repeat(n));
            affixes.add("B".repeat(n));
            for (int i = 0; i < 26 && found; i++) {
                char letter = Primitives.LOWER.charAt(i);
                affixes.add((letter == 'a' ? "b" : "a").repeat(n - 1) + letter);
            }
        }
    }

    /** If answers are ordinals of the character at an index: the letters that short inputs brought there. */
    private static void addSpelled(String[] inputs, String[] answers, Set<String> affixes) {
        for (int index = 0; index < 4; index++) {
            StringBuilder letters = new StringBuilder("bbbb");
            int known = 0;
            for (int i = 0; i < inputs.length; i++) {
                int at = index - inputs[i].length();
                int ordinal = ordinal(answers[i]);
                if (at >= 0 && ordinal >= 0) {
                    letters.setCharAt(at, Primitives.LOWER.charAt(ordinal));
                    known = Math.max(known, at + 1);
                }
            }
            affixes.add(letters.substring(0, known));
        }
    }

    private static int ordinal(String answer) {
        if (answer.matches("[0-9]{1,2}")) {
            int number = Integer.parseInt(answer);
            return number < 26 ? number : -1;
        }
        return NUMBERS.indexOf(answer);
    }

    /** Returns programs that permute the small letters first. */
    List<Program> permuted(String[] inputs, String[] answers) {
        List<Program> found = new ArrayList<>();
        for (Pair pair : pairs) {
            String[] before = new String[answers.length];
            for (int i = 0; i < answers.length; i++) {
                before[i] = pair.inverse().of(answers[i]);
            }
            add(found, inputs, before, pair.step(), inputs, answers);
        }
        for (int times = 2; times < 4; times++) {
            String[] before = new String[answers.length];
            for (int i = 0; i < answers.length; i++) {
                before[i] = everyNth(answers[i], times);
            }
            add(found, inputs, before, Step.of(Primitives.CHOICE + 1, Operator.STRETCH, TEXT, number(times)), inputs, answers);
        }
        for (int index = 0; index < 6; index++) {
            addShifted(found, index, inputs, answers);
        }
        addAffixed(found, inputs, answers);
        return found;
    }

    /** Where the character that tells by how much is no small letter, the permutation leaves it, so that the shift is known. */
    private static void addShifted(List<Program> found, int index, String[] inputs, String[] answers) {
        Step on = Step.of(Primitives.CHOICE + 2.6, Operator.SHIFT, TEXT, Step.ordinalAt(index));
        Step back = Step.of(Primitives.CHOICE + 2.6, Operator.SHIFT, TEXT, new Call(Operator.NEGATE, Step.ordinalAt(index)));
        List<String> known = new ArrayList<>();
        List<String> beforeOn = new ArrayList<>();
        List<String> beforeBack = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            int c = index < inputs[i].length() ? inputs[i].charAt(index) : ' ';
            if (c < 'a' || c > 'z') {
                int ordinal = c == ' ' ? -1 : c - 'A';
                known.add(inputs[i]);
                beforeOn.add(shifted(answers[i], -ordinal));
                beforeBack.add(shifted(answers[i], ordinal));
            }
        }
        String[] seen = known.toArray(String[]::new);
        add(found, seen, beforeOn.toArray(String[]::new), on, inputs, answers);
        add(found, seen, beforeBack.toArray(String[]::new), back, inputs, answers);
    }

    private static void addAffixed(List<Program> found, String[] inputs, String[] answers) {
        int more = answers[0].length() - inputs[0].length();
        if (more < 1 || more > MAX_AFFIX) {
            return;
        }
        String[] front = new String[answers.length];
        String[] end = new String[answers.length];
        for (int i = 0; i < answers.length; i++) {
            int split = Math.min(more, answers[i].length());
            front[i] = answers[i].substring(0, answers[i].length() - split);
            end[i] = answers[i].substring(split);
        }
        add(found, inputs, front, Primitives.append(answers[0].substring(answers[0].length() - more)), inputs, answers);
        add(found, inputs, end, Primitives.prepend(answers[0].substring(0, more)), inputs, answers);
        for (int index = 0; index < 10 && more == 1; index++) {
            String letter = "";
            String[] before = new String[answers.length];
            for (int i = 0; i < answers.length; i++) {
                int at = Math.min(index, Math.max(0, answers[i].length() - 1));
                before[i] = answers[i].isEmpty() ? "" : answers[i].substring(0, at) + answers[i].substring(at + 1);
                letter = answers[i].isEmpty() ? letter : answers[i].substring(at, at + 1);
            }
            if (!letter.isEmpty()) {
                add(found, inputs, before, Primitives.insert(index, letter), inputs, answers);
            }
        }
    }

    private static void add(List<Program> found, String[] from, String[] to, Step last, String[] inputs, String[] answers) {
        Letters.of(from, to).flatMap(Letters::permutation).map(first -> Program.of(first, last))
                .filter(program -> program.gives(inputs, answers)).ifPresent(found::add);
    }

    private static String everyNth(String text, int n) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i += n) {
            out.append(text.charAt(i));
        }
        return out.toString();
    }

    static String shifted(String text, int places) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            char c = out[i];
            char a = c >= 'a' && c <= 'z' ? 'a' : 'A';
            if (c >= a && c < a + 26) {
                out[i] = (char) (a + Math.floorMod(c - a + places, 26));
            }
        }
        return new String(out);
    }
}
