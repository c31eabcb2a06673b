package org.axonmark.functions.numeric;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FindTableTest {
    @Test
    void oneSeed() {
        long t = System.nanoTime();
        FindTable.over(1).rows().forEach(System.out::println);
        System.out.println((System.nanoTime() - t) / 1e9);
    }

    @Test
    @Tag("proof")
    void all() {
        FindTable.over(20).rows().forEach(System.out::println);
    }
}
