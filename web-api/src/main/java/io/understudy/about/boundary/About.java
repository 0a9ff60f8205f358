package io.understudy.about.boundary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * @param version of this build
 * @param links by name, relative to this address
 */
public record About(String name, String version, SequencedMap<String, String> links) {

    public static final About THIS = new About("Understudy", builtVersion(), allLinks());

    /** Written by Maven at build time. */
    private static String builtVersion() {
        var properties = new Properties();
        try (var in = About.class.getResourceAsStream("/understudy-build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static SequencedMap<String, String> allLinks() {
        var links = new TreeMap<String, String>();
        links.put("api", "/openapi");
        links.put("api_explorer", "/openapi/ui");
        links.put("health", "/health");
        links.put("inference", "/v2");
        links.put("intents", "/api/v1/intents");
        links.put("metrics", "/metrics");
        links.put("models", "/api/v1/models");
        links.put("ping", "/ping");
        links.put("search", "/api/v1/search");
        links.put("talents", "/api/v1/talents");
        return links;
    }
}
