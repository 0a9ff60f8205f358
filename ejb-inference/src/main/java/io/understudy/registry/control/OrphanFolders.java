package io.understudy.registry.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Folders of this node that stand for something in the database, each under its name, and may outlive it.
 *
 * @param parent where they lie
 * @param name what is not named so is not touched
 */
public record OrphanFolders(Path parent, Pattern name) {

    /**
     * Deletes those that stand for nothing any more. The folders are listed first: what is made meanwhile is not touched.
     *
     * @param existing gives those of the names that the database knows
     * @return the names of what was deleted
     */
    public List<String> delete(Function<Set<String>, Set<String>> existing) throws IOException {
        var found = found();
        if (found.isEmpty()) return List.of();
        var known = existing.apply(Set.copyOf(found));
        var orphans = found.stream().filter(one -> !known.contains(one)).sorted().toList();
        for (var orphan : orphans) TemporaryFolder.delete(parent.resolve(orphan));
        return orphans;
    }

    private List<String> found() throws IOException {
        var found = new ArrayList<String>();
        if (!Files.isDirectory(parent)) return found;
        try (var folders = Files.newDirectoryStream(parent, p -> Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))) {
            for (var folder : folders) {
                var called = folder.getFileName().toString();
                if (name.matcher(called).matches()) found.add(called);
            }
        }
        return found;
    }
}
