package org.axonmark.functions.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What a judge said of one description, kept with the outcome so that scoring anew needs no judge.
 *
 * @param judge the model as it was asked for
 * @param version the model as it named itself; empty if it did not
 * @param prompt SHA-256 of the prompt's wording
 * @param asked SHA-256 of the questions as they were sent
 * @param seed 32 hex digits, from which the order of candidates follows
 * @param digits what was said of each choice: 1, 2 or 3; 0 for an answer that is no such digit, or an empty description
 * @param failure why the judge was given up; then there are no digits
 */
public record Verdicts(String judge, String version, Sha256 prompt, Sha256 asked, String seed, List<Integer> digits,
        Optional<String> failure) {

    /** Copies the digits and checks the seed, which may come from a file. */
    public Verdicts {
        digits = List.copyOf(digits);
        if (!seed.matches("[0-9a-f]{32}") || digits.stream().anyMatch(digit -> digit < 0 || digit > 3)) {
            throw new IllegalArgumentException(
                    "verdicts of seed '" + seed + "' and digits " + digits + " are none of a choice among three");
        }
    }

    /**
     * Returns the share of choices in which the judge named the right candidate; empty if it was given up, or was asked something else than
     * these choices.
     */
    public Optional<Double> share(String description, List<Choice> choices) {
        if (failure.isPresent() || choices.isEmpty() || digits.size() != choices.size()
                || !Prompt.hash(Prompt.questions(description, choices, seed)).equals(asked)) {
            return Optional.empty();
        }
        int right = 0;
        for (int i = 0; i < digits.size(); i++) {
            right += digits.get(i) > 0 && Prompt.order(seed, i)[digits.get(i) - 1] == 0 ? 1 : 0;
        }
        return Optional.of((double) right / digits.size());
    }

    /** Returns the form in which it is kept. */
    public Json toJson() {
        List<Json.Member> members = new ArrayList<>(List.of(
                new Json.Member("judge", new Json.Str(judge)),
                new Json.Member("version", new Json.Str(version)),
                new Json.Member("prompt", new Json.Str(prompt.hex())),
                new Json.Member("asked", new Json.Str(asked.hex())),
                new Json.Member("seed", new Json.Str(seed)),
                new Json.Member("digits", new Json.Arr(digits.stream().<Json>map(digit -> new Json.Num(digit)).toList()))));
        failure.ifPresent(why -> members.add(new Json.Member("failure", new Json.Str(why))));
        return new Json.Obj(members);
    }

    /** Reads that form; empty if it is none. */
    public static Optional<Verdicts> fromJson(@Nullable Json json) {
        if (json instanceof Json.Obj kept
                && kept.get("judge") instanceof Json.Str judge && kept.get("version") instanceof Json.Str version
                && kept.get("prompt") instanceof Json.Str prompt && kept.get("asked") instanceof Json.Str asked
                && kept.get("seed") instanceof Json.Str seed && kept.get("digits") instanceof Json.Arr digits) {
            List<Integer> said =
                    digits.items().stream().map(digit -> digit instanceof Json.Num number ? (int) number.value() : -1).toList();
            Optional<String> failure = kept.get("failure") instanceof Json.Str why ? Optional.of(why.value()) : Optional.empty();
            try {
                return Optional.of(new Verdicts(judge.value(), version.value(), new Sha256(prompt.value()), new Sha256(asked.value()),
                        seed.value(), said, failure));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
