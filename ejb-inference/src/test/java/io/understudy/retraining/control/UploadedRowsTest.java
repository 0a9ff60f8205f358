package io.understudy.retraining.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import io.understudy.retraining.entity.TrainingSet.Row;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadedRowsTest {

    @Test
    void readsAnObjectALine() {
        var rows = all(UploadedRows.ndjson(utf8(
                """
                {"text": "मीठा चाहिए", "label": " sweet ", "weight": 0.5}

                {"text": "hi", "label": "greeting"}
                """), 10));
        assertEquals(List.of(new Row("मीठा चाहिए", "sweet", 0.5), new Row("hi", "greeting", 1)), rows);
    }

    @Test
    void readsATableWithColumnsInAnyOrder() {
        var rows = all(UploadedRows.csv(utf8("\ufefflabel,text\r\ngreeting,\"hi, \"\"you\"\"\nthere\"\r\n\r\nbye,see you\r\n"), 10));
        assertEquals(List.of(new Row("hi, \"you\"\nthere", "greeting", 1), new Row("see you", "bye", 1)), rows);
    }

    @Test
    void takesTheNamesThatPublishedSetsGiveTheLabel() {
        assertEquals(List.of(new Row("hi", "greeting", 1)), all(UploadedRows.csv(utf8("text,category\nhi,greeting\n"), 10)));
        assertEquals(List.of(new Row("hi", "greeting", 1)), all(UploadedRows.ndjson(utf8("{\"text\": \"hi\", \"intent\": \"greeting\"}"), 10)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock =
            """
            {"text": "a", "label": "b"} {"text": "a"}                | rows[2].label  | must not be blank
            {"text": "  ", "label": "b"}                             | rows[1].text   | must not be blank
            {"text": "a", "label": "b", "weight": 0}                 | rows[1].weight | must be above 0, and at most 1000.0
            {"text": "a", "label": "b", "weight": 1e9}               | rows[1].weight | must be above 0, and at most 1000.0
            null                                                     | rows[1]        | must be an object
            {"text": "a", "label": "b"} {"text": "a", "label": "b"} {"text": "a", "label": "b"} {"text": "a", "label": "b"} | rows[4] | is one more than the 3 that a set may have
            """)
    void tellsWhichRowIsWrong(String lines, String field, String reason) {
        var refused = assertThrows(DomainException.class, () -> all(UploadedRows.ndjson(utf8(lines), 3))).violations().getFirst();
        assertEquals(field, refused.field());
        assertEquals(reason, refused.reason());
    }

    @Test
    void refusesAFieldThatItDoesNotKnowAndALineThatBreaksOff() {
        assertEquals("rows[1].lable", refused(UploadedRows::ndjson, "{\"text\": \"a\", \"lable\": \"b\"}", StandardCharsets.UTF_8));
        assertEquals("rows[2]", refused(UploadedRows::ndjson, "{\"text\": \"a\", \"label\": \"b\"}\n{\"text\": ", StandardCharsets.UTF_8).substring(0, 7));
        assertEquals("rows[1].colour", refused(UploadedRows::csv, "text,colour\nhi,red\n", StandardCharsets.UTF_8));
    }

    @Test
    void refusesAnotherEncodingAndTellsWhere() {
        assertEquals("rows[1]", refused(UploadedRows::csv, "text,label\ncrème brûlée,sweet\n", StandardCharsets.ISO_8859_1));
    }

    @Test
    void refusesWhatCannotBeKeptInEitherForm() {
        assertEquals("rows[1].label", refused(UploadedRows::ndjson, "{\"text\": \"a\", \"label\": \"b\\u0000\"}", StandardCharsets.UTF_8));
        assertEquals("rows[1].text", refused(UploadedRows::csv, "text,label\na\0b,c\n", StandardCharsets.UTF_8));
    }

    private interface Opening {
        UploadedRows open(InputStream in, int most);
    }

    private static String refused(Opening opening, String text, Charset charset) {
        var in = new ByteArrayInputStream(text.getBytes(charset));
        return assertThrows(DomainException.class, () -> all(opening.open(in, 3))).violations().getFirst().field();
    }

    private static ByteArrayInputStream utf8(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> all(Iterator<Row> rows) {
        var all = new ArrayList<Row>();
        rows.forEachRemaining(all::add);
        return all;
    }
}
