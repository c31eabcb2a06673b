package org.axonmark.datasets.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.axonmark.datasets.DataFile;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against values that another reader gave for real files. */
class EdfFileTest {

    @ParameterizedTest
    @CsvSource({
        "eegmmidb-S001/S001R04.edf, formats__eegmmidb-S001__S001R04.edf.json",
        "mne-python/test.edf, formats__mne-python__test.edf.json",
        "mne-python/duplicate_channel_labels.edf, formats__mne-python__duplicate_channel_labels.edf.json",
        "mne-python/test_edf_stim_channel.edf, formats__mne-python__test_edf_stim_channel.edf.json",
        "pyedflib/test_utf8.edf, formats__pyedflib__test_utf8.edf.json",
        "../eegmat/Subject05_2.edf.xz, eegmat__Subject05_2.edf.json",
        "../eegmat/Subject34_1_last62s.edf.xz, eegmat__Subject34_1_last62s.edf.json",
        "mne-testing-data/SC4001EC-Hypnogram.edf, formats__mne-testing-data__SC4001EC-Hypnogram.edf.json"
    })
    void realFile_hasTheReferencesHeadersValuesAndAnnotations(String file, String reference) throws IOException {
        Path formats = formats();
        EdfFile edf = EdfFile.parse(file,
                DatasetStore.content(formats.resolve(file), new DataFile(file, OptionalLong.empty(), Optional.empty())));
        Json.Obj expected = (Json.Obj) Json.parse(
                Files.readAllBytes(formats.resolve("reference").resolve(reference)), new Json.Limits(64 << 20, 32, 1 << 20, 2_000_000));
        Json.Obj header = (Json.Obj) Objects.requireNonNull(expected.get("edf"));
        assertThat((double) edf.records()).isEqualTo(number(header, "n_records"));
        assertThat(edf.recordSeconds()).isEqualTo(number(header, "record_duration_s"));
        Json.Arr signals = (Json.Arr) Objects.requireNonNull(header.get("signals"));
        assertThat(edf.signals()).hasSize(signals.items().size());
        for (int i = 0; i < edf.signals().size(); i++) {
            Json.Obj signal = (Json.Obj) signals.items().get(i);
            EdfSignal seen = edf.signals().get(i);
            assertThat(seen.label()).isEqualTo(text(signal, "label"));
            assertThat(seen.dimension()).isEqualTo(text(signal, "dim"));
            assertThat(seen.physicalMin()).isEqualTo(Double.parseDouble(text(signal, "phys_min")));
            assertThat(seen.physicalMax()).isEqualTo(Double.parseDouble(text(signal, "phys_max")));
            assertThat(seen.digitalMin()).isEqualTo((int) Double.parseDouble(text(signal, "dig_min")));
            assertThat(seen.digitalMax()).isEqualTo((int) Double.parseDouble(text(signal, "dig_max")));
            assertThat((double) seen.samplesPerRecord()).isEqualTo(number(signal, "samples_per_record"));
            if (signal.get("digital_first5") instanceof Json.Arr digital) {
                assertThat(Arrays.stream(edf.digital(i)).limit(digital.items().size()).asDoubleStream().toArray())
                        .isEqualTo(numbers(digital));
            }
        }
        assertPhysical(edf, expected);
        List<EdfAnnotation> annotations = edf.annotations();
        Json.Arr given = (Json.Arr) Objects.requireNonNull(expected.get("annotations"));
        assertThat(annotations).hasSize(given.items().size());
        for (int i = 0; i < annotations.size(); i++) {
            Json.Obj annotation = (Json.Obj) given.items().get(i);
            assertThat(annotations.get(i).onset()).isCloseTo(number(annotation, "onset"), within(1e-6));
            assertThat(annotations.get(i).duration()).isEqualTo(number(annotation, "duration"));
            assertThat(annotations.get(i).text()).isEqualTo(text(annotation, "description"));
        }
    }

    /** The other reader gives volts, and its own names to signals, in the file's order. */
    private static void assertPhysical(EdfFile edf, Json.Obj expected) {
        if (!(expected.get("ch_names") instanceof Json.Arr names)) {
            return;
        }
        int compared = 0;
        for (int i = 0, k = 0; i < edf.signals().size(); i++) {
            if (edf.signals().get(i).isAnnotations()) {
                continue;
            }
            String name = ((Json.Str) names.items().get(k++)).value();
            if (!edf.signals().get(i).dimension().equals("uV")) {
                continue;
            }
            double[] first = numbers((Json.Arr) Objects.requireNonNull(inner(expected, "first5").get(name)));
            double[] physical = Arrays.stream(edf.physical(i)).map(microvolts -> microvolts * 1e-6).toArray();
            assertThat(Arrays.copyOf(physical, first.length)).containsExactly(first, within(1e-15));
            assertThat(physical[physical.length - 1]).isCloseTo(number(inner(expected, "last"), name), within(1e-15));
            double mean = Arrays.stream(physical).average().orElseThrow();
            double variance = Arrays.stream(physical).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
            assertThat(mean).isCloseTo(number(inner(expected, "mean"), name), within(1e-12));
            assertThat(Math.sqrt(variance)).isCloseTo(number(inner(expected, "std"), name), within(1e-12));
            compared++;
        }
        assertThat(compared).isPositive();
    }

    @Test
    void annotations_areReadInOrder() throws IOException {
        EdfFile edf = EdfFile.parse("S001R04", Files.readAllBytes(formats().resolve("eegmmidb-S001/S001R04.edf")));
        assertThat(edf.annotations()).hasSize(30);
        assertThat(edf.annotations().getFirst()).isEqualTo(new EdfAnnotation(0, 4.2, "T0"));
        assertThat(edf.isContinuous()).isTrue();
    }

    @Test
    void damagedFiles_areNamedAsSuch() {
        byte[] sound = made("EDF+C", 3, "+0\u0014\u0014", "+1\u0014\u0014", "+2\u0014\u0014").toByteArray();
        assertThat(EdfFile.parse("a.edf", sound).digital(0)).startsWith(0x0a0a, -2, 3, 4).hasSize(12);
        assertInvalid(Arrays.copyOf(sound, sound.length - 7), "'a.edf'", "truncated", "2 of 3 data records are whole");
        assertInvalid(Arrays.copyOf(sound, 100), "does not begin");
        assertInvalid(Arrays.copyOf(sound, 300), "truncated within its header: 300 bytes of 768");
        assertInvalid(Arrays.copyOf(sound, sound.length + 2), "too long");
        ByteArrayOutputStream textMode = new ByteArrayOutputStream();
        for (byte one : sound) {
            if (one == '\n') {
                textMode.write('\r');
            }
            textMode.write(one);
        }
        assertInvalid(textMode.toByteArray(), "text-mode copy", "replacing every CR LF by LF restores it");
        assertInvalid(Arrays.copyOf(textMode.toByteArray(), textMode.size() - 1), "text-mode copy", "fetch it anew in binary mode");
    }

    @ParameterizedTest
    @CsvSource({
        "252, 4, -1, states -1 signals", "252, 4, 9999, states 9999 signals", "252, 4, 3, does not fit", "184, 8, 1e99, header length",
        "236, 8, -1, never closed", "236, 8, -5, states -5 records", "236, 8, 99999999, truncated", "236, 8, 1e9, truncated",
        "236, 8, NaN, no number", "244, 8, -1, records of -1.0 s", "244, 8, 0x1p4, no number", "688, 8, 99999999, truncated",
        "688, 8, 2e9, data records of", "688, 8, -3, -3 samples", "688, 8, 1.5, number of samples",
        "496, 8, 40000, digital values from 40000", "464, 8, Infinity, no number"
    })
    void hostileHeaders_areNamedAndCostNothing(int at, int width, String value, String message) {
        byte[] bytes = made("EDF+C", 3, "+0\u0014\u0014", "+1\u0014\u0014", "+2\u0014\u0014").toByteArray();
        byte[] field = (value + " ".repeat(width)).substring(0, width).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(field, 0, bytes, at, width);
        assertInvalid(bytes, message);
    }

    @Test
    void discontinuousFile_saysWhenItsRecordsBegin() {
        EdfFile edf = EdfFile.parse("d.edf", made("EDF+D", 3, "+0\u0014\u0014\0+0.5\u00150.25\u0014a\u0014b\u0014", "+1.5\u0014\u0014",
                "+7\u0014\u0014\0-3\u0014early\u0014").toByteArray());
        assertThat(edf.isContinuous()).isFalse();
        assertThat(edf.recordOnsets()).containsExactly(0, 1.5, 7);
        assertThat(edf.annotations()).containsExactly(
                new EdfAnnotation(0.5, 0.25, "a"), new EdfAnnotation(0.5, 0.25, "b"), new EdfAnnotation(-3, 0, "early"));
        EdfFile silent = EdfFile.parse("d.edf", made("EDF+D", 2, "+0\u0014\u0014", "").toByteArray());
        assertThatThrownBy(silent::recordOnsets).hasMessageContaining("record 1 does not say when it begins");
        EdfFile continuous = EdfFile.parse("c.edf", made("EDF+C", 2, "", "").toByteArray());
        assertThat(continuous.recordOnsets()).containsExactly(0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+x\u0014a\u0014", "NaN\u0014a\u0014", "+1\u0015y\u0014a\u0014", "+1e999\u0014a\u0014"})
    void hostileAnnotations_areNamed(String list) {
        EdfFile edf = EdfFile.parse("h.edf", made("EDF+C", 1, list).toByteArray());
        assertThatThrownBy(edf::annotations).isInstanceOf(AxonmarkException.class).hasMessageContaining("no number");
    }

    @Test
    void physicalRange_mayBeTurnedAround_butNotEmpty() {
        byte[] turned = made("EDF", 1, "").toByteArray();
        System.arraycopy("100     ".getBytes(StandardCharsets.ISO_8859_1), 0, turned, 464, 8);
        System.arraycopy("-100    ".getBytes(StandardCharsets.ISO_8859_1), 0, turned, 480, 8);
        EdfFile edf = EdfFile.parse("t.edf", turned);
        assertThat(edf.physical(0)[1]).isCloseTo(100 - (32768 - 2) * 200 / 65535.0, within(1e-12));
        System.arraycopy("100     ".getBytes(StandardCharsets.ISO_8859_1), 0, turned, 480, 8);
        EdfFile empty = EdfFile.parse("e.edf", turned);
        assertThatThrownBy(() -> empty.physical(0)).hasMessageContaining("empty physical range");
    }

    private static void assertInvalid(byte[] bytes, String... parts) {
        assertThatThrownBy(() -> EdfFile.parse("a.edf", bytes))
                .isInstanceOf(AxonmarkException.class)
                .hasMessageContainingAll(parts);
    }

    /** A file of records of 1 s with a signal of four samples (two of them made of line feeds) and 60 bytes of annotations. */
    private static ByteArrayOutputStream made(String kind, int records, String... annotations) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, 8, "0");
        put(out, 80, "X X X X", "Startdate X X X X");
        put(out, 8, "01.01.20", "00.00.00", "768");
        put(out, 44, kind);
        put(out, 8, Integer.toString(records), "1");
        put(out, 4, "2");
        put(out, 16, "EEG Cz", "EDF Annotations");
        put(out, 80, "", "");
        put(out, 8, "uV", "", "-100", "-1", "100", "1", "-32768", "-32768", "32767", "32767");
        put(out, 80, "", "");
        put(out, 8, "4", "30");
        put(out, 32, "", "");
        for (int record = 0; record < records; record++) {
            out.writeBytes(new byte[] {10, 10, -2, -1, 3, 0, 4, 0});
            out.writeBytes(Arrays.copyOf(annotations[record].getBytes(StandardCharsets.UTF_8), 60));
        }
        return out;
    }

    private static void put(ByteArrayOutputStream out, int width, String... fields) {
        for (String field : fields) {
            out.writeBytes((field + " ".repeat(width)).substring(0, width).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static Path formats() {
        String set = System.getenv("AXONMARK_MIRROR");
        Path mirror = set == null
                ? Path.of(System.getProperty("axonmark.root")).resolve("../shared/datasets").normalize()
                : Path.of(set);
        Assumptions.assumeTrue(Files.isDirectory(mirror.resolve("eeg-formats")), "no mirror with eeg-formats");
        return mirror.resolve("eeg-formats");
    }

    private static Json.Obj inner(Json.Obj object, String name) {
        return (Json.Obj) Objects.requireNonNull(object.get(name));
    }

    private static double[] numbers(Json.Arr array) {
        return array.items().stream().mapToDouble(item -> ((Json.Num) item).value()).toArray();
    }

    private static double number(Json.Obj object, String name) {
        return ((Json.Num) Objects.requireNonNull(object.get(name))).value();
    }

    private static String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? text.value() : "";
    }
}
