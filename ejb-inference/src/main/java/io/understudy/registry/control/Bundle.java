package io.understudy.registry.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.BundleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An unpacked artifact on this node's disk, every file of which has been checked against its digest. */
public record Bundle(Path root, List<BundleFile> files) {

    /** The graph, by the names that exporters give it, the most specific first. */
    private static final List<String> GRAPHS = List.of("model.onnx", "onnx/model.onnx");

    public Bundle {
        files = List.copyOf(files);
    }

    public boolean has(String path) {
        return files.stream().anyMatch(f -> f.path().equals(path));
    }

    /** @throws DomainException INVALID if the bundle has no such file; it names those that it has */
    public Path file(String path) {
        if (!has(path)) {
            throw DomainException.invalid(
                    "bundle",
                    "has no file '" + path + "'; it has "
                            + files.stream().map(BundleFile::path).limit(20).toList());
        }
        return root.resolve(path);
    }

    public Optional<String> text(String path) throws IOException {
        return has(path) ? Optional.of(Files.readString(root.resolve(path))) : Optional.empty();
    }

    /**
     * The graph file: {@code model.onnx}, {@code onnx/model.onnx} or the only {@code *.onnx} there is. A bundle whose
     * files all lie in one folder may be packed with it.
     */
    public Path graph() {
        var folder = folder();
        for (var name : GRAPHS) {
            if (has(folder + name)) return root.resolve(folder + name);
        }
        var onnx = files.stream().map(BundleFile::path).filter(p -> p.endsWith(".onnx")).toList();
        if (onnx.size() != 1) {
            throw DomainException.invalid("bundle", onnx.isEmpty() ? "has no .onnx graph" : "has several graphs and no model.onnx: " + onnx);
        }
        return root.resolve(onnx.getFirst());
    }

    /** The innermost folder that everything lies in, with '/' at its end, or an empty text. */
    public String folder() {
        return files.stream().map(f -> parent(f.path())).reduce(Bundle::common).orElse("");
    }

    /** The same from its {@link #folder()} on. */
    public Bundle unfolded() {
        var folder = folder();
        if (folder.isEmpty()) return this;
        return new Bundle(
                root.resolve(folder),
                files.stream().map(f -> new BundleFile(f.path().substring(folder.length()), f.size(), f.sha256())).toList());
    }

    private static String common(String one, String other) {
        var folder = one;
        while (!other.startsWith(folder)) folder = parent(folder.substring(0, folder.length() - 1));
        return folder;
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
