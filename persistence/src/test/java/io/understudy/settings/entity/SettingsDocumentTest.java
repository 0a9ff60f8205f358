package io.understudy.settings.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/configuration.md} says what the registry of settings says. */
class SettingsDocumentTest {

    @Test
    void documentsEverySettingAsItIs() throws IOException {
        var documented = Files.readAllLines(Path.of("../docs/configuration.md")).stream()
                .filter(line -> line.startsWith("| `understudy."))
                .collect(Collectors.joining("\n"));
        var expected = Settings.ALL.stream().map(SettingsDocumentTest::row).collect(Collectors.joining("\n"));
        assertEquals(expected, documented);
    }

    private static String row(Setting setting) {
        var byDefault = setting.defaultValue() == null ? "–" : "`" + setting.defaultValue() + "`";
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(setting.name(), byDefault, setting.unit().isEmpty() ? "–" : setting.unit(), setting.allowed().expectation(), setting.description());
    }
}
