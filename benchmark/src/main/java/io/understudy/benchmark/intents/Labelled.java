package io.understudy.benchmark.intents;

import io.understudy.training.control.LabelledRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads labelled texts: CSV of text and label with a header (RFC 4180), or a folder with {@code seq.in} and {@code label}. */
final class Labelled {

    private Labelled() {}

    static List<LabelledRow> read(Path path) throws IOException {
        return Files.isDirectory(path) ? lines(path) : csv(Files.readString(path));
    }

    private static List<LabelledRow> lines(Path folder) throws IOException {
        var texts = Files.readAllLines(folder.resolve("seq.in"));
        var labels = Files.readAllLines(folder.resolve("label"));
        var rows = new ArrayList<LabelledRow>();
        for (int i = 0; i < texts.size(); i++) rows.add(new LabelledRow(texts.get(i), labels.get(i).strip(), 1, true));
        return rows;
    }

    private static List<LabelledRow> csv(String text) {
        var rows = new ArrayList<LabelledRow>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') cell.append(text.charAt(++i));
                else quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') end(cells, rows);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        end(cells, rows);
        return rows.subList(1, rows.size());
    }

    private static void end(List<String> cells, List<LabelledRow> rows) {
        if (cells.size() == 2) rows.add(new LabelledRow(cells.get(0), cells.get(1), 1, true));
        cells.clear();
    }
}
