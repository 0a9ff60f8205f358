package io.understudy.registry.control.mlflow;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * An MLflow model directory: the file {@code MLmodel} at its root names what it holds, in «flavours». Of these only
 * ONNX can be served; nothing else in the file matters here.
 */
public final class MlflowModel {

    private static final String FILE = "MLmodel";
    private static final int MAX_BYTES = 1 << 20;

    private final Bundle bundle;
    private final String path;

    private MlflowModel(Bundle bundle, String path) {
        this.bundle = bundle;
        this.path = path;
    }

    /**
     * Holds a bundle with a file {@code MLmodel} to it; one without is no MLflow model.
     *
     * @throws DomainException INVALID if it has no ONNX flavour, with those that it has, or names another graph
     */
    public static void check(Bundle bundle) throws IOException {
        var path = bundle.folder() + FILE;
        if (bundle.has(path)) new MlflowModel(bundle, path).check();
    }

    private void check() throws IOException {
        var flavours = map(map(load(), "the file").get("flavors"), "'flavors'");
        if (!flavours.containsKey("onnx")) {
            throw refused("has no ONNX flavour, the only one that can be served; it has " + names(flavours));
        }
        var data = map(flavours.get("onnx"), "'flavors.onnx'").get("data");
        if (!(data instanceof String name) || !bundle.has(bundle.folder() + name)) {
            throw refused("names no file of the bundle as 'flavors.onnx.data'");
        }
        var graph = bundle.root().relativize(bundle.graph()).toString();
        if (!graph.equals(bundle.folder() + name)) {
            throw refused("names the graph '" + name + "', and '" + graph + "' would be served");
        }
    }

    private Object load() throws IOException {
        var file = bundle.file(path);
        if (Files.size(file) > MAX_BYTES) throw refused("is larger than " + MAX_BYTES + " bytes");
        try {
            return PlainYaml.read(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw refused("is not UTF-8");
        } catch (MarkedYAMLException e) {
            var line = e.getProblemMark() == null ? "" : " in line " + (e.getProblemMark().getLine() + 1);
            throw refused("is no YAML" + line + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw refused("is no YAML that can be read safely: " + e.getMessage());
        }
    }

    private Map<?, ?> map(Object value, String what) {
        if (value instanceof Map<?, ?> map) return map;
        throw refused("has no entries where " + what + " should have some");
    }

    private static Set<String> names(Map<?, ?> flavours) {
        var names = new TreeSet<String>();
        flavours.keySet().stream().limit(20).forEach(k -> names.add(String.valueOf(k)));
        return names;
    }

    private DomainException refused(String reason) {
        return DomainException.invalid("bundle." + path, reason);
    }
}
