package io.understudy.search.control.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.text.control.BundleJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Reads which pooling a sentence-transformers export was trained with: {@code modules.json} names the steps after the
 * graph, the pooling step's {@code config.json} its mode. A normalisation step changes nothing: vectors always get
 * length 1 here.
 */
final class PoolingSettings {

    private static final Set<String> RUN_HERE = Set.of("Transformer", "Pooling", "Normalize");
    private static final String FLAG = "pooling_mode_";

    private PoolingSettings() {}

    static Pooling of(Bundle bundle) {
        var path = folder(bundle) + "/config.json";
        var config = BundleJson.read(bundle, path);
        if (config.isMissingNode()) return Pooling.MEAN;
        if (!config.path("include_prompt").asBoolean(true)) {
            throw DomainException.invalid(path, "include_prompt = false (prefixes left out of the pooling) is not supported");
        }
        return pooling(path, modes(config));
    }

    /** The pooling step's folder; a step that nothing here runs would silently change the vectors. */
    private static String folder(Bundle bundle) {
        var folder = "1_Pooling";
        for (var module : BundleJson.read(bundle, "modules.json")) {
            var type = module.path("type").asText();
            var name = type.substring(type.lastIndexOf('.') + 1);
            if (!RUN_HERE.contains(name)) {
                throw DomainException.invalid("modules.json", "the step '" + type
                        + "' is not supported; export the graph with it inside, as output 'sentence_embedding'");
            }
            if (name.equals("Pooling") && !module.path("path").asText().isEmpty()) folder = module.path("path").asText();
        }
        return folder;
    }

    /** Either one name under {@code pooling_mode}, or a flag {@code pooling_mode_*} for each. */
    private static List<String> modes(JsonNode config) {
        var named = config.path("pooling_mode");
        if (named.isTextual()) return List.of(named.asText());
        if (named.isArray()) return StreamSupport.stream(named.spliterator(), false).map(JsonNode::asText).toList();
        var modes = new ArrayList<String>();
        config.properties().forEach(flag -> {
            if (flag.getKey().startsWith(FLAG) && flag.getValue().asBoolean()) modes.add(flag.getKey().substring(FLAG.length()));
        });
        return modes;
    }

    private static Pooling pooling(String path, List<String> modes) {
        if (modes.size() != 1) {
            throw DomainException.invalid(path, "must choose exactly one of mean and cls pooling; it chooses " + modes);
        }
        return switch (modes.getFirst()) {
            // sum / sqrt(tokens) points where the mean does, and only the direction is kept
            case "mean", "mean_tokens", "mean_sqrt_len_tokens" -> Pooling.MEAN;
            case "cls", "cls_token" -> Pooling.CLS;
            default -> throw DomainException.invalid(
                    path, "the pooling mode '" + modes.getFirst() + "' is not supported; supported are mean and cls");
        };
    }
}
