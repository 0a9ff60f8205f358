package io.understudy.retraining.control;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.understudy.failure.entity.DomainException;
import io.understudy.retraining.entity.TrainingSet.Row;
import io.understudy.wire.entity.CleanText;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.JsonFaults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Rows as somebody uploads them, one after another; what is wrong with one is told with its number, counted from 1. */
final class UploadedRows implements Iterator<Row> {

    private static final int MOST_TEXT = 2_000;
    private static final int MOST_LABEL = 100;
    private static final double MOST_WEIGHT = 1_000;

    /** One row of an upload, as it is written; published sets call the label by other names. */
    private record Line(String text, @JsonAlias({"category", "intent"}) String label, Double weight) {}

    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .addModule(new SimpleModule().addDeserializer(String.class, new CleanText()))
            .build();

    private final MappingIterator<Line> lines;
    private final int most;
    private int number;

    private UploadedRows(MappingIterator<Line> lines, int most) {
        this.lines = lines;
        this.most = most;
    }

    /** An object a line, with {@code text}, {@code label} and, if it likes, {@code weight}. */
    static UploadedRows ndjson(InputStream in, int most) {
        return new UploadedRows(read(1, () -> Json.MAPPER.readerFor(Line.class).readValues(utf8(in))), most);
    }

    /** RFC 4180 with a header that names the columns {@code text}, {@code label} and, if it likes, {@code weight}. */
    static UploadedRows csv(InputStream in, int most) {
        return new UploadedRows(read(1, () -> CSV.readerFor(Line.class).with(CsvSchema.emptySchema().withHeader()).readValues(utf8(in))), most);
    }

    private static Reader utf8(InputStream in) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        reader.mark(1);
        if (reader.read() != '\ufeff') reader.reset();
        return reader;
    }

    @Override
    public boolean hasNext() {
        return read(number + 1, lines::hasNextValue);
    }

    @Override
    public Row next() {
        var line = read(number + 1, lines::nextValue);
        number++;
        require(number <= most, "", "is one more than the " + most + " that a set may have");
        require(line != null, "", "must be an object");
        require(line.text() != null && !line.text().isBlank(), ".text", "must not be blank");
        require(line.text().length() <= MOST_TEXT, ".text", "must have at most " + MOST_TEXT + " characters");
        require(line.label() != null && !line.label().isBlank(), ".label", "must not be blank");
        require(line.label().length() <= MOST_LABEL, ".label", "must have at most " + MOST_LABEL + " characters");
        double weight = line.weight() == null ? 1 : line.weight();
        require(weight > 0 && weight <= MOST_WEIGHT, ".weight", "must be above 0, and at most " + MOST_WEIGHT);
        return new Row(line.text(), line.label().strip(), weight);
    }

    private void require(boolean holds, String field, String reason) {
        if (!holds) throw DomainException.invalid("rows[" + number + "]" + field, reason);
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T read(int row, Reading<T> reading) {
        try {
            return reading.read();
        } catch (JacksonException e) {
            var wrong = JsonFaults.OF_BODY.violation(e);
            throw DomainException.invalid("rows[" + row + "]" + (wrong.field().isEmpty() ? "" : "." + wrong.field()), wrong.reason());
        } catch (CharacterCodingException e) {
            throw DomainException.invalid("rows[" + row + "]", "is not UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
