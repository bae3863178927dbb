package io.github.wsgauntlet.cases.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The borders of the tables in RFC 1951 3.2.5. */
final class CodedNumberTest {

    @ParameterizedTest
    @CsvSource({
        "3, 257, 0, 0",
        "4, 258, 0, 0",
        "10, 264, 0, 0",
        "11, 265, 0, 1",
        "12, 265, 1, 1",
        "13, 266, 0, 1",
        "18, 268, 1, 1",
        "19, 269, 0, 2",
        "34, 272, 3, 2",
        "35, 273, 0, 3",
        "66, 276, 7, 3",
        "67, 277, 0, 4",
        "130, 280, 15, 4",
        "131, 281, 0, 5",
        "226, 283, 31, 5",
        "227, 284, 0, 5",
        "257, 284, 30, 5",
        "258, 285, 0, 0",
    })
    void lengths(int length, int symbol, int extra, int extraBits) {
        assertThat(CodedNumber.ofLength(length)).isEqualTo(new CodedNumber(symbol, extra, extraBits));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 0",
        "2, 1, 0, 0",
        "4, 3, 0, 0",
        "5, 4, 0, 1",
        "6, 4, 1, 1",
        "7, 5, 0, 1",
        "9, 6, 0, 2",
        "16, 7, 3, 2",
        "17, 8, 0, 3",
        "256, 15, 63, 6",
        "257, 16, 0, 7",
        "16384, 27, 4095, 12",
        "16385, 28, 0, 13",
        "24576, 28, 8191, 13",
        "24577, 29, 0, 13",
        "32768, 29, 8191, 13",
    })
    void distances(int distance, int symbol, int extra, int extraBits) {
        assertThat(CodedNumber.ofDistance(distance)).isEqualTo(new CodedNumber(symbol, extra, extraBits));
    }
}
