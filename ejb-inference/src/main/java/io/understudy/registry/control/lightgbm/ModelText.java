package io.understudy.registry.control.lightgbm;

import io.understudy.failure.entity.DomainException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The bytes of a LightGBM model file, cut into its sections: the header, one for each tree, and the end. */
final class ModelText {

    private static final byte[] FIRST_LINE = "tree".getBytes(StandardCharsets.US_ASCII);
    private static final String END = "end of trees";

    private final String field;
    private final byte[] text;
    private int position;
    private int lastStart;

    private ModelText(String field, byte[] text) {
        this.field = field;
        this.text = text;
    }

    /** Whether a file begins with LightGBM's first line. */
    static boolean begins(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(FIRST_LINE.length + 1);
            return head.length > FIRST_LINE.length
                    && Arrays.equals(head, 0, FIRST_LINE.length, FIRST_LINE, 0, FIRST_LINE.length)
                    && (head[FIRST_LINE.length] == '\n' || head[FIRST_LINE.length] == '\r');
        }
    }

    /**
     * @param field names the file in refusals
     * @param limit in bytes
     */
    static ModelText read(Path file, String field, long limit) throws IOException {
        if (Files.size(file) > limit) {
            throw DomainException.invalid(field, "is larger than the " + limit + " bytes that this server's memory allows a model text");
        }
        var text = new ModelText(field, Files.readAllBytes(file));
        if (!text.line().is("tree")) throw text.refused("is not a LightGBM model: its first line is not 'tree'");
        return text;
    }

    /** The lines up to the first tree. */
    Section header() {
        return section("the header");
    }

    /** The next tree, or nothing after the last. */
    Optional<Section> tree(int index) {
        if (position >= text.length) throw refused("is truncated: it ends after " + index + " trees, without the line '" + END + "'");
        var first = line();
        if (!startsTree(first)) return Optional.empty();
        if (!first.is("Tree=" + index)) throw refused("has '" + first.shown() + "' where Tree=" + index + " should be");
        return Optional.of(section(first.shown()));
    }

    /** Refuses a text that breaks off behind its trees. */
    void requireEnd() {
        var importances = false;
        var parameters = false;
        position = lastStart;
        while (position < text.length) {
            var line = line();
            if (startsImportances(line)) importances = true;
            if (line.is("parameters:")) parameters = true;
            if (line.is("end of parameters")) parameters = false;
        }
        if (!importances) throw refused("is truncated: its feature importances are missing");
        if (parameters) throw refused("is truncated: it ends within its parameters");
    }

    private Section section(String name) {
        var section = new Section(field, name);
        while (position < text.length) {
            lastStart = position;
            var line = line();
            if (startsTree(line) || line.is(END) || startsImportances(line)) {
                position = lastStart;
                return section;
            }
            section.add(line);
        }
        throw refused("is truncated: it ends within " + name);
    }

    private static boolean startsTree(Slice line) {
        return line.startsWith("Tree=");
    }

    private static boolean startsImportances(Slice line) {
        return line.is("feature importances:") || line.is("feature_importances:");
    }

    private Slice line() {
        var from = position;
        while (position < text.length && text[position] != '\n') position++;
        var to = position++;
        while (to > from && text[to - 1] == '\r') to--;
        return new Slice(text, from, to);
    }

    DomainException refused(String reason) {
        return DomainException.invalid(field, reason);
    }
}
