package org.axonmark.spiking.count;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntriesTest {

    private static final float[] ODD =
            {0, -0f, 1, -1, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, Float.NaN,
                Math.nextUp(1f), Math.nextDown(1f), 0.5f};

    @Test
    void activeEntries_areThoseThatAreNot0() {
        for (int from = 0; from < ODD.length; from++) {
            int expected = 0;
            for (int i = from; i < ODD.length; i++) {
                expected += ODD[i] != 0 ? 1 : 0;
                assertThat(Entries.mask(ODD[i])).isEqualTo(ODD[i] != 0 ? -1 : 0);
            }
            assertThat(Entries.active(ODD, from, ODD.length)).isEqualTo(expected);
        }
    }

    @Test
    void ones_areExactlyOne() {
        assertThat(Entries.ones(ODD, 0, ODD.length)).isEqualTo(1);
        assertThat(Entries.ones(ODD, 3, ODD.length)).isZero();
    }

    @Test
    void equalEntries_areThoseOfOneValue() {
        for (float one : ODD) {
            for (float other : ODD) {
                boolean same = one == other || (Float.isNaN(one) && Float.isNaN(other));
                assertThat(Entries.equal(new float[] {one}, new float[] {other})).as(one + " and " + other).isEqualTo(same ? 1 : 0);
            }
        }
    }
}
