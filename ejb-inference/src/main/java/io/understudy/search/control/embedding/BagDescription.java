package io.understudy.search.control.embedding;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.failure.entity.DomainException;
import io.understudy.wire.entity.Json;

/**
 * What {@code embedding-bag.json} says of a bundle.
 *
 * @param kind always {@link #KIND}
 * @param recipe name of the recipe it was trained by
 * @param features how texts are read
 */
public record BagDescription(String kind, String recipe, int dimension, FeatureSettings features, long seed) {

    public static final String KIND = "embedding_bag";
    public static final String FILE = "embedding-bag.json";
    public static final String VOCABULARY = "vocabulary.tsv";
    public static final String GRAPH = "model.onnx";

    public static BagDescription parse(String json) {
        try {
            var description = Json.MAPPER.readValue(json, BagDescription.class);
            if (!KIND.equals(description.kind()) || description.dimension() < 1) {
                throw DomainException.invalid(FILE, "must be of kind " + KIND + " with a positive dimension");
            }
            return description;
        } catch (JsonProcessingException e) {
            throw DomainException.invalid(FILE, e.getOriginalMessage());
        }
    }

    public String toJson() {
        try {
            return Json.MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
