package io.understudy.registry.control;

import io.understudy.registry.control.bundle.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a folder holds a bundle's files, with their bytes, and nothing else. */
final class BundleCheck {

    private BundleCheck() {}

    static boolean isWhole(Bundle bundle) throws IOException {
        try {
            return Files.isDirectory(bundle.root(), LinkOption.NOFOLLOW_LINKS)
                    && present(bundle.root()).equals(expected(bundle))
                    && filesMatch(bundle);
        } catch (NoSuchFileException | UncheckedIOException e) {
            return false;
        }
    }

    private static boolean filesMatch(Bundle bundle) throws IOException {
        for (var file : bundle.files()) {
            var path = bundle.root().resolve(file.path());
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.size(path) != file.size()) return false;
            if (!FileDigest.of(path).sha256().equals(file.sha256())) return false;
        }
        return true;
    }

    private static Set<Path> present(Path root) throws IOException {
        try (var walk = Files.walk(root)) {
            return walk.collect(Collectors.toSet());
        }
    }

    /** The files and the folders that they need. */
    private static Set<Path> expected(Bundle bundle) {
        var paths = new HashSet<Path>();
        for (var file : bundle.files()) {
            for (var p = bundle.root().resolve(file.path()); p.startsWith(bundle.root()); p = p.getParent()) paths.add(p);
        }
        return paths;
    }
}
