package io.understudy.feedback.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void quotesWhatNeedsIt() {
        assertEquals("plain,0.5,\r\n", CsvLine.of("plain", "0.5", null));
        assertEquals("\"a,b\",\"he said \"\"no\"\"\",\"two\nlines\"\r\n", CsvLine.of("a,b", "he said \"no\"", "two\nlines"));
        assertEquals("कुछ मीठा,чай,😀\r\n", CsvLine.of("कुछ मीठा", "чай", "😀"));
    }

    @Test
    void aFormulaIsText() {
        assertEquals("'=1+1\r\n", CsvLine.of("=1+1"));
        assertEquals("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n", CsvLine.of("=HYPERLINK(\"http://x\",\"y\")"));
        assertEquals("'@SUM(A1)\r\n", CsvLine.of("@SUM(A1)"));
        assertEquals("'+911\r\n", CsvLine.of("+911"));
        assertEquals("'-2+3\r\n", CsvLine.of("-2+3"));
        assertEquals("-0.2\r\n", CsvLine.of("-0.2"), "a weight is a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "'quoted", "=1", "-2+3", "\tx", "", "''", "it's"})
    void theTextComesBack(String text) {
        var line = CsvLine.of(text);
        assertEquals(text, CsvLine.text(line.substring(0, line.length() - 2)));
    }
}
