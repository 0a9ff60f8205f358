package io.understudy.registry.control.mlflow;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML of a stranger as texts, lists and maps by text, and nothing else: «1» and «null» are texts, a tag that asks for
 * any other type is refused, and so is what contains itself.
 */
final class PlainYaml {

    private static final int MOST_ALIASES = 10;
    private static final int DEEPEST = 30;
    private static final Object UNDER_WAY = new Object();

    /** Without rules for what looks like a number, whatever has no tag is text. */
    private static final class Untyped extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }

    /** Each node becomes one value, however many aliases name it. */
    private final Map<Node, Object> values = new IdentityHashMap<>();

    private PlainYaml() {}

    /**
     * The one document of the text; null for none.
     *
     * @throws YAMLException where it is no YAML, or more than this
     */
    static Object read(String text) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        var root = new Composer(new ParserImpl(new StreamReader(text), options), new Untyped(), options).getSingleNode();
        return root == null ? null : new PlainYaml().value(root);
    }

    private Object value(Node node) {
        var known = values.putIfAbsent(node, UNDER_WAY);
        if (known == UNDER_WAY) throw refused(node, "what contains itself");
        if (known != null) return known;
        var value = made(node);
        values.put(node, value);
        return value;
    }

    private Object made(Node node) {
        if (node instanceof ScalarNode scalar && isA(Tag.STR, node)) return scalar.getValue();
        if (node instanceof SequenceNode list && isA(Tag.SEQ, node)) return list(list);
        if (node instanceof MappingNode map && isA(Tag.MAP, node)) return map(map);
        throw refused(node, "the tag " + node.getTag());
    }

    private static boolean isA(Tag tag, Node node) {
        return tag.equals(node.getTag());
    }

    private Object list(SequenceNode node) {
        var list = new ArrayList<>();
        for (var element : node.getValue()) list.add(value(element));
        return list;
    }

    private Object map(MappingNode node) {
        var map = new LinkedHashMap<String, Object>();
        for (var entry : node.getValue()) {
            if (!(value(entry.getKeyNode()) instanceof String key)) throw refused(entry.getKeyNode(), "a key that is no text");
            if (map.containsKey(key)) throw refused(entry.getKeyNode(), "a key twice: " + key);
            map.put(key, value(entry.getValueNode()));
        }
        return map;
    }

    private static YAMLException refused(Node node, String what) {
        return new YAMLException("line " + (node.getStartMark().getLine() + 1) + " has " + what);
    }
}
