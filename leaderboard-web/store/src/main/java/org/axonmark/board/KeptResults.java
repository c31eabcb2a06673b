package org.axonmark.board;

import java.util.List;
import java.util.Optional;

/** Where the board keeps results: what its rules ask of a database. */
public interface KeptResults {

    /**
     * Keeps a result. The same document again stays as it is. What no agent signed binds neither a version to a JAR nor the id of an
     * evaluation: a signed result takes the place of an unsigned one.
     *
     * @throws org.axonmark.results.AxonmarkException if this version of the submission is known with another JAR, or this evaluation with
     *     another document
     */
    Kept keep(Kept kept);

    /** Returns the results of a task, oldest first. */
    List<Kept> ofTask(String task);

    /** Returns the results of a task, oldest first; what is held of them already is not read again. */
    List<Kept> ofTask(String task, List<Kept> held);

    /** Returns a number that was never there before if a result of the task, or any flag, was written since. */
    long version(String task);

    /** Returns the results that came last, newest first. */
    List<Kept> newest(int most);

    /** Returns the results of a version of a submission, newest first. */
    List<Kept> ofSubmission(String coordinates);

    /** Returns what newer scorers made of an evaluation. */
    List<Kept> rederived(String evaluation);

    /** Returns a result. */
    Optional<Kept> find(String evaluation);

    /** Returns all flags that people set and nobody lifted, oldest first. */
    List<Flag> flags();

    /** Returns all flags that people ever set, oldest first. */
    List<Flag> flagsEver();

    /** Gives a submission's id to an account, unless it is somebody's already. */
    void own(String submission, String account);

    /** Returns the account that a submission's id belongs to, if it is anybody's. */
    Optional<String> owner(String submission);

    /** Returns whose code serves, for a check that it is the board's own and not the server's. */
    List<String> codeSources();
}
