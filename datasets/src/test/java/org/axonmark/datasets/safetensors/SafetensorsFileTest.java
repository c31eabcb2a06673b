package org.axonmark.datasets.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.axonmark.results.AxonmarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {

    private static byte[] file(String header, int dataBytes) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        return all.putLong(json.length).put(json).array();
    }

    @Test
    void numbersOfEachType_areRead() {
        String header = """
                {"__metadata__": {"format": "np"},
                 "a": {"dtype": "F32", "shape": [2, 1], "data_offsets": [0, 8]},
                 "b": {"dtype": "F64", "shape": [], "data_offsets": [8, 16]},
                 "c": {"dtype": "F16", "shape": [1], "data_offsets": [16, 18]},
                 "d": {"dtype": "BF16", "shape": [1], "data_offsets": [18, 20]},
                 "e": {"dtype": "I64", "shape": [1], "data_offsets": [20, 28]}}""";
        byte[] bytes = file(header, 28);
        ByteBuffer.wrap(bytes, bytes.length - 28, 28).order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1.5f).putFloat(-2).putDouble(Math.PI).putShort((short) 0xC000).putShort((short) 0x3FC0).putLong(7);
        SafetensorsFile file = SafetensorsFile.parse("x", bytes);
        assertThat(file.names()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(file.shape("a")).isEqualTo(List.of(2, 1));
        assertThat(file.values("a", 2, 1)).containsExactly(1.5, -2);
        assertThat(file.values("b")).containsExactly(Math.PI);
        assertThat(file.values("c", 1)).containsExactly(-2);
        assertThat(file.values("d", 1)).containsExactly(1.5);
        assertThatThrownBy(() -> file.values("e", 1)).hasMessageContaining("I64");
        assertThatThrownBy(() -> file.values("a", 1, 2)).hasMessageContaining("[2, 1], not [1, 2]");
        assertThatThrownBy(() -> file.values("z")).hasMessageContaining("no tensor 'z'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[] | no JSON object",
        "{\"a\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 8]}} | lies from 0 to 8 of 8",
        "{\"a\": {\"dtype\": \"F32\", \"shape\": [4], \"data_offsets\": [0, 16]}} | lies from 0 to 16 of 8",
        "{\"a\": {\"dtype\": \"F32\", \"shape\": [65536, 65536, 65536], \"data_offsets\": [0, 8]}} | lies from 0 to 8",
        "{\"a\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 4]}} | end at byte 4 of 8",
        "{\"a\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [4, 8]}} | begins at byte 4",
        "{\"a\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 8]}, \"b\": {\"dtype\": \"F32\", \"shape\": [1],"
                + " \"data_offsets\": [4, 8]}} | 'b' begins at byte 4, the one before ends at 8",
        "{\"a\": {\"dtype\": \"F99\", \"shape\": [1], \"data_offsets\": [0, 4]}} | 'F99'",
        "{\"a\": {\"dtype\": \"F32\", \"shape\": [-1], \"data_offsets\": [0, 4]}} | no whole number",
        "{\"a\": {\"dtype\": \"F32\", \"shape\": [1.5], \"data_offsets\": [0, 4]}} | no whole number",
        "{\"a\": {\"dtype\": \"F32\", \"shape\": [1]}} | lacks"
    })
    void whatIsUnsound_isNamed(String header, String message) {
        assertThatThrownBy(() -> SafetensorsFile.parse("weights", file(header, 8)))
                .isInstanceOf(AxonmarkException.class).hasMessageContaining("'weights'").hasMessageContaining(message);
    }

    @Test
    void headersThatEndBeyondTheFile_areNamed() {
        byte[] bytes = file("{}", 0);
        bytes[6] = 1;
        assertThatThrownBy(() -> SafetensorsFile.parse("x", bytes)).hasMessageContaining("states a header of");
        assertThatThrownBy(() -> SafetensorsFile.parse("x", new byte[7])).hasMessageContaining("7 bytes");
    }
}
