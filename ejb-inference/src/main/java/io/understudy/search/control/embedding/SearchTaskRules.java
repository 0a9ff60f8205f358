package io.understudy.search.control.embedding;

import io.understudy.failure.entity.DomainException.Kind;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.control.TaskRules;
import io.understudy.registry.entity.Signature;
import io.understudy.registry.entity.Task;
import io.understudy.text.control.transformer.TransformerGraph;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.lucene.codecs.KnnVectorsFormat;

/** A version for search must truly embed a text, in as many dimensions as the index can hold. */
@ApplicationScoped
public class SearchTaskRules implements TaskRules {

    static final int MOST_DIMENSIONS = KnnVectorsFormat.DEFAULT_MAX_DIMENSIONS;

    private static final String SAMPLE = "Lead actors in Mumbai for a drama series";

    @Override
    public Task task() {
        return Task.SEARCH;
    }

    @Override
    public void check(Bundle bundle, Signature signature) {
        if (!BagEmbedder.recognises(bundle) && TransformerEmbedder.recognises(bundle)) TransformerGraph.embedder(signature);
        try (var embedder = TextEmbedders.open(bundle)) {
            checkDimension(embedder.dimension());
            checkVector(embedder.embedQuery(SAMPLE), embedder.dimension());
            if (embedder instanceof TransformerEmbedder transformer) transformer.requireExtremes();
        } catch (DomainException e) {
            // a graph that fails on any text it may be given is a fault of the bundle, not of this server
            if (e.kind() == Kind.UNAVAILABLE) throw DomainException.invalid("bundle", e.getMessage());
            throw e;
        }
    }

    private static void checkDimension(int dimension) {
        if (dimension < 1 || dimension > MOST_DIMENSIONS) {
            throw DomainException.invalid(
                    "outputs", "the embedding must have 1 to " + MOST_DIMENSIONS + " dimensions; it has " + dimension);
        }
    }

    private static void checkVector(float[] vector, int dimension) {
        if (vector.length != dimension) {
            throw DomainException.invalid("outputs", "an embedding has " + vector.length + " dimensions, not " + dimension);
        }
        for (var value : vector) {
            if (!Float.isFinite(value)) throw DomainException.invalid("outputs", "an embedding holds a value that is not finite");
        }
    }
}
