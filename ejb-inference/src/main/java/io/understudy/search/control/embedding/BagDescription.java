package io.understudy.search.control.embedding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.understudy.failure.entity.DomainException;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.JsonFaults;

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

    /** @throws DomainException INVALID with what is wrong in it */
    public static BagDescription parse(String json) {
        try {
            var description = Json.MAPPER.readValue(json, BagDescription.class);
            if (description == null || !KIND.equals(description.kind()) || description.dimension() < 1) {
                throw DomainException.invalid(FILE, "must be of kind " + KIND + " with a positive dimension");
            }
            if (description.features() == null) throw DomainException.invalid(FILE, "features must not be null");
            return description;
        } catch (ValueInstantiationException e) {
            throw DomainException.invalid(FILE, "features must have n-grams from 1 on, or none, and no longest that is shorter");
        } catch (JsonProcessingException e) {
            throw DomainException.invalid(FILE, JsonFaults.OF_BODY.sentence(e));
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
