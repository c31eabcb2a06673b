package org.axonmark.spi.circuits;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.spi.DoubleTensor;

/**
 * What of a run is to differ from the plain one: a reader reads the sum over writers w of (1 - share) x_w + share A_w, where x_w is what w writes
 * in this run and A_w what stands for it in the alternate.
 *
 * @param written writers that are told what to write, each at most once
 * @param shares edges that carry a share of the alternate, each at most once
 * @param alternate what is read in the place of what was written
 */
public record Plan(List<Written> written, List<Share> shares, Alternate alternate) {

    /** Copies the lists. */
    public Plan {
        written = List.copyOf(written);
        shares = List.copyOf(shares);
    }

    /**
     * A writer that is told what to write, whatever it reads.
     *
     * @param writer its number
     * @param activation finite {@code [B][T][width]}
     */
    public record Written(int writer, DoubleTensor activation) {}

    /**
     * An edge that carries a share of the alternate.
     *
     * @param edge its position in {@link NetworkGraph#edges()}
     * @param share 0 to 1
     */
    public record Share(int edge, double share) {}

    /** Returns the plan that changes nothing. */
    public static Plan plain() {
        return new Plan(List.of(), List.of(), new Alternate.Zero());
    }

    /** Returns the plan that puts the alternate on edges. */
    public static Plan cut(Alternate alternate, int... edges) {
        List<Share> shares = new ArrayList<>();
        for (int edge : edges) {
            shares.add(new Share(edge, 1));
        }
        return new Plan(List.of(), shares, alternate);
    }

    /** Returns the plan that has writers write. */
    public static Plan write(List<Written> written) {
        return new Plan(written, List.of(), new Alternate.Zero());
    }
}
