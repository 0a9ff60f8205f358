package io.understudy.text.control.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LengthOrderTest {

    @Test
    void goesFromTheLongestTextToTheShortestWithoutTheEmpty() {
        assertEquals(List.of(List.of(3, 0, 2)), LengthOrder.runs(new int[] {5, 0, 2, 9}));
        assertEquals(List.of(), LengthOrder.runs(new int[] {0}));
    }

    @Test
    void boundsARunByRows() {
        var lengths = new int[70];
        Arrays.fill(lengths, 4);
        assertEquals(List.of(32, 32, 6), LengthOrder.runs(lengths).stream().map(List::size).toList());
    }

    /** 4096 / 512 = 8 rows; then 4096 / 100 = 40, of which 32 are allowed. */
    @Test
    void boundsARunByPaddedTokens() {
        var lengths = new int[50];
        Arrays.fill(lengths, 100);
        Arrays.fill(lengths, 0, 9, 512);
        assertEquals(List.of(8, 8, 32, 2), LengthOrder.runs(lengths).stream().map(List::size).toList());
    }
}
