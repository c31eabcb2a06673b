package org.axonmark.task;

/** Is told how far a piece of work is. */
@FunctionalInterface
public interface Progress {

    /**
     * Takes notice.
     *
     * @param what a short phrase, such as "embedding windows"
     * @param done how much is done
     * @param total how much there is, in the same measure
     */
    void report(String what, long done, long total);

    /** Returns a progress that nobody watches. */
    static Progress none() {
        return (what, done, total) -> {};
    }
}
