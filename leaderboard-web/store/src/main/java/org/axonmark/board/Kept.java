package org.axonmark.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.axonmark.results.format.Rederivation;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.TaskCard;

/**
 * A result that the board holds.
 *
 * @param result the result
 * @param standing how it stands
 * @param why the reason, empty if it is eligible
 * @param agent id of the registered key that signed it, absent if none did
 * @param received when it came
 * @param publicFrom until when its owner alone sees it, or nobody if its round is sealed, and no board counts it; absent if everybody does
 * @param flags that people set on it and nobody lifted
 */
public record Kept(Result result, Standing standing, String why, Optional<String> agent, Instant received,
        Optional<Instant> publicFrom, List<Flag> flags) {

    /** Why a result of a task with rounds stands below that an agent made on the public seed. */
    static final String PRACTICE = "practice";

    /** Copies the list. */
    public Kept {
        flags = List.copyOf(flags);
    }

    /** Creates a result without flags. */
    public Kept(Result result, Standing standing, String why, Optional<String> agent, Instant received, Optional<Instant> publicFrom) {
        this(result, standing, why, agent, received, publicFrom, List.of());
    }

    /** Creates a result that everybody sees. */
    public Kept(Result result, Standing standing, String why, Optional<String> agent, Instant received) {
        this(result, standing, why, agent, received, Optional.empty());
    }

    /** Returns this result, public from an instant on. */
    public Kept from(Optional<Instant> instant) {
        return new Kept(result, standing, why, agent, received, instant, flags);
    }

    /** Returns this result, not public before another instant either. */
    public Kept notBefore(Optional<Instant> instant) {
        return instant.filter(other -> publicFrom.isEmpty() || publicFrom.orElseThrow().isBefore(other)).isPresent() ? from(instant) : this;
    }

    /** Returns this result with those of the flags that are of it. */
    public Kept flagged(List<Flag> all) {
        return all.stream().noneMatch(flag -> flag.isOf(this)) ? this
                : new Kept(result, standing, why, agent, received, publicFrom, all.stream().filter(flag -> flag.isOf(this)).toList());
    }

    /** Returns the id of the evaluation that it was made of: its own, unless a newer scorer made it of an earlier one. */
    public String evaluation() {
        return result.rederives().map(Rederivation::evaluation).orElse(result.evaluation().id());
    }

    /** Tells whether a newer scorer is to make it anew: it is ranked or ordered, or it is an agent's practice, which is compared. */
    boolean isOfAgent() {
        return agent.isPresent() && (standing == Standing.ELIGIBLE || standing == Standing.UNSANDBOXED
                || (standing == Standing.SELF_REPORTED && why.equals(PRACTICE)));
    }

    /** Tells whether it stands in another's place as soon as it is there: of the same evaluation, by a newer scorer. */
    boolean takesThePlaceOf(Kept other) {
        return result.rederives().isPresent() && evaluation().equals(other.evaluation())
                && result.evaluation().scorerVersion() > other.result.evaluation().scorerVersion();
    }

    /** Tells whether a flag takes it out of the ranking. */
    public boolean isOut() {
        return flags.stream().anyMatch(flag -> flag.kind().isOut());
    }

    /** Tells whether others than its owner see it. */
    public boolean isPublic(Instant now) {
        return publicFrom.isEmpty() || !publicFrom.orElseThrow().isAfter(now);
    }

    /** Tells whether the board held this result and showed it to all. */
    public boolean stoodAt(Instant at) {
        return !received.isAfter(at) && isPublic(at);
    }

    /** Returns when this result began or ceased to stand, as far as that is known by now. */
    List<Instant> turns() {
        return publicFrom.filter(received::isBefore).map(List::of).orElse(List.of(received));
    }

    /** Tells whether this is one of a task's controls: the task names it and an agent says that it ran. */
    public boolean isControlOf(TaskCard card) {
        return agent.isPresent() && card.id().equals(result.evaluation().task())
                && card.controls().contains(result.evaluation().submission().id());
    }
}
