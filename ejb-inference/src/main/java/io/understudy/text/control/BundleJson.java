package io.understudy.text.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.wire.entity.Json;
import java.io.IOException;

/** The small configuration files of a bundle, which others wrote and extend as they like. */
public final class BundleJson {

    private BundleJson() {}

    /** @return the file's content, or a missing node where the bundle has no such file */
    public static JsonNode read(Bundle bundle, String path) {
        try {
            var text = bundle.text(path);
            return text.isPresent() ? Json.MAPPER.readTree(text.get()) : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            throw DomainException.invalid(path, "is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw DomainException.unavailable("The bundle's file " + path + " cannot be read.", e);
        }
    }
}
