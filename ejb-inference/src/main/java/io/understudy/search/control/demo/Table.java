package io.understudy.search.control.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Rows of a tab-separated word list; several words of one cell stand between {@code |}. */
final class Table {

    private Table() {}

    static List<Row> rows(String name) {
        try (var lines = new BufferedReader(
                new InputStreamReader(Table.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> new Row(Arrays.asList(line.split("\t", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    record Row(List<String> cells) {

        String word(int column) {
            return cells.get(column);
        }

        List<String> words(int column) {
            return column >= cells.size() || cells.get(column).isEmpty()
                    ? List.of()
                    : List.of(cells.get(column).split("\\|"));
        }

        int number(int column) {
            return Integer.parseInt(cells.get(column));
        }
    }
}
