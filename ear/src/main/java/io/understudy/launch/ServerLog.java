package io.understudy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads out of the server's own log why it did not start. */
record ServerLog(Path folder) {

    /** An application that failed to start, a socket in use, a configuration error. */
    private static final Pattern FATAL = Pattern.compile("\\b(CWWKZ0002E|CWWKZ0004E|CWWKZ0012E|CWWKZ0013E|CWWKO0221E|CWWKE0917E|CWWKE0701E)\\b: ?(.*)");
    private static final Pattern CAUSE = Pattern.compile(
            "(?:(?:Caused by: |exception message was: )(?:[\\w$]+\\.)+[\\w$]+:|io\\.understudy\\.settings\\.entity\\.SettingsGuard +E) (.+)");
    private static final Pattern PROPERTY = Pattern.compile("\\bunderstudy\\.[a-z]+(?:[.-][a-z0-9]+)*\\b");

    /** The reason in one line, if the server has ended or its log says that it cannot serve. */
    Optional<String> failure(boolean alive) {
        var lines = lines();
        var fatal = lines.stream().map(FATAL::matcher).filter(m -> m.find()).map(m -> m.group(2)).findFirst();
        if (fatal.isEmpty() && alive) {
            return Optional.empty();
        }
        var reason = settingAtFault(lines).or(() -> deepestCause(lines)).or(() -> fatal).orElse("it ended before it was ready.");
        return Optional.of("the server cannot serve: " + reason + " (" + folder.resolve("messages.log") + ")");
    }

    private static Optional<String> settingAtFault(List<String> lines) {
        return causes(lines).stream().filter(cause -> PROPERTY.matcher(cause).find()).findFirst();
    }

    private static Optional<String> deepestCause(List<String> lines) {
        return causes(lines).stream().reduce((first, last) -> last);
    }

    private static List<String> causes(List<String> lines) {
        return lines.stream().map(CAUSE::matcher).filter(m -> m.find()).map(m -> m.group(1)).toList();
    }

    private List<String> lines() {
        try {
            var messages = folder.resolve("messages.log");
            return Files.exists(messages) ? Files.readAllLines(messages) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
