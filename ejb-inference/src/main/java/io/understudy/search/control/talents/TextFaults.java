package io.understudy.search.control.talents;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.search.entity.TalentProfile;
import io.understudy.wire.entity.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what JSON can carry but neither UTF-8 nor PostgreSQL can keep: NUL, and a surrogate without its other half.
 */
final class TextFaults {

    private TextFaults() {}

    /** The fields that hold such characters. */
    static List<String> in(TalentProfile profile) {
        if (isText(profile.toString())) return List.of();
        var fields = new ArrayList<String>();
        collect(Json.MAPPER.valueToTree(profile), "", fields);
        return fields;
    }

    static boolean isText(CharSequence text) {
        if (text == null) return true;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) return false;
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    private static void collect(JsonNode node, String path, List<String> fields) {
        if (node.isTextual() && !isText(node.textValue())) fields.add(path);
        node.properties().forEach(e -> collect(e.getValue(), path.isEmpty() ? e.getKey() : path + "." + e.getKey(), fields));
        for (var i = 0; node.isArray() && i < node.size(); i++) collect(node.get(i), path + "[" + i + "]", fields);
    }
}
