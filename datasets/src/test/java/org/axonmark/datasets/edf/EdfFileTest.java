package org.axonmark.datasets.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

import org.axonmark.results.format.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/** Against values that another reader gave for real files. */
class EdfFileTest {

    @ParameterizedTest
    @CsvSource({
        "eegmmidb-S001/S001R04.edf, formats__eegmmidb-S001__S001R04.edf.json",
        "mne-python/test.edf, formats__mne-python__test.edf.json",
        "pyedflib/test_utf8.edf, formats__pyedflib__test_utf8.edf.json"
    })
    void realFile_hasTheReferencesSignalsAndDigitalRange(String file, String reference) throws IOException {
        Path formats = formats();
        EdfFile edf = EdfFile.parse(file, Files.readAllBytes(formats.resolve(file)));
        Json.Obj expected = (Json.Obj) Json.parse(
                Files.readAllBytes(formats.resolve("reference").resolve(reference)), new Json.Limits(64 << 20, 32, 1 << 20, 2_000_000));
        Json.Obj header = (Json.Obj) Objects.requireNonNull(expected.get("edf"));
        assertThat((double) edf.records()).isEqualTo(number(header, "n_records"));
        assertThat(edf.recordSeconds()).isEqualTo(number(header, "record_duration_s"));
        Json.Arr signals = (Json.Arr) Objects.requireNonNull(header.get("signals"));
        assertThat(edf.signals()).hasSize(signals.items().size());
        Json.Obj first = (Json.Obj) Objects.requireNonNull(expected.get("first5"));
        for (int i = 0; i < edf.signals().size(); i++) {
            Json.Obj signal = (Json.Obj) signals.items().get(i);
            EdfSignal seen = edf.signals().get(i);
            assertThat(seen.label()).isEqualTo(text(signal, "label"));
            assertThat(seen.physicalMax()).isEqualTo(Double.parseDouble(text(signal, "phys_max")));
            assertThat(seen.digitalMin()).isEqualTo((int) Double.parseDouble(text(signal, "dig_min")));
            if (seen.dimension().equals("uV") && first.get(seen.label()) instanceof Json.Arr values) {
                double[] physical = edf.physical(i);
                for (int k = 0; k < values.items().size(); k++) {
                    assertThat(physical[k] * 1e-6).isCloseTo(((Json.Num) values.items().get(k)).value(), within(1e-15));
                }
            }
        }
    }

    @Test
    void annotations_areReadInOrder() throws IOException {
        EdfFile edf = EdfFile.parse("S001R04", Files.readAllBytes(formats().resolve("eegmmidb-S001/S001R04.edf")));
        assertThat(edf.annotations()).hasSize(30);
        assertThat(edf.annotations().getFirst()).isEqualTo(new EdfAnnotation(0, 4.2, "T0"));
        assertThat(edf.isContinuous()).isTrue();
    }

    @Test
    void damagedFiles_areNamedAsSuch() throws IOException {
        byte[] sound = Files.readAllBytes(formats().resolve("eegmmidb-S001/S001R04.edf"));
        assertThatThrownBy(() -> EdfFile.parse("a.edf", Arrays.copyOf(sound, sound.length - 7)))
                .hasMessageContaining("'a.edf'").hasMessageContaining("truncated");
        assertThatThrownBy(() -> EdfFile.parse("a.edf", Arrays.copyOf(sound, 100))).hasMessageContaining("does not begin");
        ByteArrayOutputStream textMode = new ByteArrayOutputStream();
        for (byte one : sound) {
            if (one == '\n') {
                textMode.write('\r');
            }
            textMode.write(one);
        }
        assertThatThrownBy(() -> EdfFile.parse("a.edf", textMode.toByteArray())).hasMessageContaining("text-mode copy");
    }

    private static Path formats() {
        String set = System.getenv("AXONMARK_MIRROR");
        Path mirror = set == null
                ? Path.of(System.getProperty("axonmark.root")).resolve("../shared/datasets").normalize()
                : Path.of(set);
        Assumptions.assumeTrue(Files.isDirectory(mirror.resolve("eeg-formats")), "no mirror with eeg-formats");
        return mirror.resolve("eeg-formats");
    }

    private static double number(Json.Obj object, String name) {
        return ((Json.Num) Objects.requireNonNull(object.get(name))).value();
    }

    private static String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? text.value() : "";
    }
}
