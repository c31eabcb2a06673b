package org.axonmark.results.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"eeg/eegmat-loso@1", "a/b@9999", "x-1/y-2@10"})
    void taskId_readsWhatItWrites(String text) {
        assertThat(TaskId.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "eeg", "eeg/x", "eeg/x@", "eeg/x@0", "eeg/x@01", "eeg/x@-1", "eeg/x@10000", "eeg/x@99999999999", "EEG/x@1", "eeg/../x@1",
        "../x@1", "eeg/x/y@1", "eeg/x@1\n", "eeg/x@1 ", " eeg/x@1", "eeg/x%00@1", "eeg/\u0435@1", "eeg/-x@1", "eeg/x@\u0661"
    })
    void taskIdThatCouldBecomeAnotherPath_isRefused(String text) {
        assertThatThrownBy(() -> TaskId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void taskIdThatIsTooLong_isRefused() {
        assertThatThrownBy(() -> new TaskId("e".repeat(33), "x", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TaskId("eeg", "x".repeat(49), 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void taskIds_areOrderedBySuiteNameAndVersionAsANumber() {
        List<TaskId> ids = List.of(TaskId.parse("eeg/a@2"), TaskId.parse("eeg/a@10"), TaskId.parse("eeg/b@1"), TaskId.parse("zoo/a@1"));
        assertThat(ids.reversed().stream().sorted()).containsExactlyElementsOf(ids);
    }

    /** The vectors of FIPS 180-4 for "abc" and for nothing. */
    @Test
    void sha256_isThatOfTheStandard(@TempDir Path folder) throws IOException {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        String sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertThat(Sha256.of(abc)).hasToString(sum);
        assertThat(Sha256.of(new byte[0]).hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Sha256.of(Files.write(folder.resolve("abc"), abc)).hex()).isEqualTo(sum);
        byte[] long200k = new byte[200_000];
        assertThat(Sha256.of(Files.write(folder.resolve("long"), long200k))).isEqualTo(Sha256.of(long200k));
    }

    @Test
    void sha256OfAnotherForm_isRefused() {
        String right = "0123456789abcdef".repeat(4);
        assertThat(new Sha256(right).hex()).isEqualTo(right);
        for (String wrong : List.of("", right.substring(1), right + "0", right.toUpperCase(java.util.Locale.ROOT), right + "\n",
                "../" + right.substring(3), right.replace('0', '\u0660'))) {
            assertThatThrownBy(() -> new Sha256(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
