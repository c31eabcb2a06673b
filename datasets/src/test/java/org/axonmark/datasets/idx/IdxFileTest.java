package org.axonmark.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;

import org.axonmark.results.AxonmarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxFileTest {

    private static final byte[] SOUND = bytes("00000802 00000002 00000003 0102037f80ff");

    @Test
    void soundFile_hasItsShapeAndEntries() {
        IdxFile file = IdxFile.parse("made", SOUND);
        assertThat(file.shape()).containsExactly(2, 3);
        assertThat(file.entries(-1, 3)).containsExactly(1, 2, 3, 127, -128, -1);
        assertThatThrownBy(() -> file.entries(3, 2)).hasMessageContaining("it has the shape [2, 3], not [3, 2]");
    }

    @Test
    void everyPrefix_isRefused() {
        for (int length = 0; length < SOUND.length; length++) {
            byte[] prefix = Arrays.copyOf(SOUND, length);
            assertThatThrownBy(() -> IdxFile.parse("made", prefix)).isInstanceOf(AxonmarkException.class)
                    .hasMessageStartingWith("'made' is no sound IDX file: ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1f8b0800 00000000|begins with 1f 8b, not with two zero bytes (decompress a .gz file first)",
        "00000d01 00000001 00000000|its entries have type 0x0d; only 0x08",
        "00000800 |it has 0 dimensions; 1 to 4 can be read",
        "000008ff |it has 255 dimensions",
        "00000803 ffffffff ffffffff ffffffff 00|states [2147483647, 2147483647, 2147483647], but 1 entries follow",
        "00000802 00010000 00010000 00|states [65536, 65536], but 1 entries follow",
        "00000801 80000000 |states [2147483647], but 0 entries follow",
        "00000801 00000001 0102|states [1], but 2 entries follow"})
    void wrongHeader_isRefusedByName(String hex, String message) {
        assertThatThrownBy(() -> IdxFile.parse("made", bytes(hex))).isInstanceOf(AxonmarkException.class).hasMessageContaining(message);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
