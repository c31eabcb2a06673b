package org.axonmark.spiking.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.FloatTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a film is decided, by hand. */
class ClassMarkingTest {

    private static final ClassMarking FILM = new ClassMarking(2, new ClassMarking.Film(5, 3));

    /** Scores of class 1, those of class 0 are none; the truth is class 1, and equal scores are of class 0. */
    @ParameterizedTest
    @CsvSource({"1 1 1 1 1, 3, right from the first step on", "-1 0 2 0 0, 9, the sum is right from the third step on",
        "1 -2 2 0 -0.5, 9, right and wrong and right again", "0 0 0 0 1, 15, right in the end", "1 1 1 1 -9, 15, wrong in the end",
        "1 -1 0 0 0, 15, equal in the end"})
    void latency_isTheTimeFromWhichTheDecisionStays(String scores, double millis, String why) {
        String[] each = scores.split(" ", -1);
        float[] values = new float[10];
        for (int t = 0; t < 5; t++) {
            values[2 * t + 1] = Float.parseFloat(each[t]);
        }
        Map<String, Double> marks = FILM.mark(List.of(1), FloatTensor.of(values, 5, 2), 1);
        assertThat(marks.get(ClassMarking.LATENCY)).as(why).isEqualTo(millis);
        assertThat(marks.get(ClassMarking.ACCURACY)).as(why).isEqualTo(why.endsWith("in the end") && !why.startsWith("right") ? 0.0 : 1.0);
    }

    @Test
    void latency_ofOneAnswer_isTheWholeFilm() {
        FloatTensor once = FloatTensor.of(new float[] {0, 1}, 1, 2);
        assertThat(FILM.mark(List.of(1), once, 1)).containsEntry(ClassMarking.LATENCY, 15.0).containsEntry(ClassMarking.ACCURACY, 1.0);
        assertThat(FILM.isKept(once)).isTrue();
        assertThat(FILM.isKept(FloatTensor.of(new float[6], 3, 2))).as("three answers to five frames").isFalse();
        assertThat(new ClassMarking(1, 2).mark(List.of(1), once, 1)).as("no film").containsOnlyKeys(ClassMarking.ACCURACY);
        assertThatThrownBy(() -> new ClassMarking.Film(1, 3)).hasMessageContaining("1 steps of 3.0 ms");
    }

    @Test
    void falseEvents_areAsManyAsStated_andOnlyWhereNoneWere() {
        Corruption corruption = new Corruption(Corruption.Kind.FALSE_EVENTS, 0.01);
        float[] values = new float[200_000];
        for (int i = 0; i < values.length; i += 2) {
            values[i] = 2;
        }
        float[] spoilt = corruption.apply(values, HmacStream.of(new byte[] {1}, "events"));
        int added = 0;
        for (int i = 0; i < values.length; i++) {
            assertThat(spoilt[i]).isEqualTo(values[i] != 0 ? 2 : spoilt[i] == 0 ? 0 : 1);
            added += spoilt[i] == 1 ? 1 : 0;
        }
        assertThat(added).as("of 100 000, 4 standard deviations").isBetween(1_000 - 126, 1_000 + 126);
        assertThat(new Corruption(Corruption.Kind.FALSE_EVENTS, 1).apply(new float[3], HmacStream.of(new byte[] {1}, "all")))
                .containsOnly(1);
        assertThat(corruption.of("accuracy")).isEqualTo("accuracy-false-events-0.01");
    }
}
