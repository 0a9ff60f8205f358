package io.understudy.search.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.embedding.TextEmbedder;
import io.understudy.search.control.index.TalentIndex;
import io.understudy.search.control.indexing.TalentIndexer;
import io.understudy.search.control.understanding.QueryUnderstanding;
import io.understudy.serving.control.LoadedModel;
import io.understudy.wire.entity.Json;
import java.util.Map;

/** An embedding version, the index that its vectors made, and the indexer that keeps it level with the profiles. */
final class LoadedSearch implements LoadedModel<SearchRequest, SearchResult> {

    private final String version;
    private final TextEmbedder embedder;
    private final TalentIndex index;
    private final TalentIndexer indexer;
    private final QueryUnderstanding understanding;

    /** @param version its id */
    LoadedSearch(String version, TextEmbedder embedder, TalentIndex index, TalentIndexer indexer, QueryUnderstanding understanding) {
        this.version = version;
        this.embedder = embedder;
        this.index = index;
        this.indexer = indexer;
        this.understanding = understanding;
    }

    @Override
    public SearchResult infer(SearchRequest request) {
        var interpretation = request.interpret() ? understanding.interpret(request.query()) : Interpretation.NONE;
        var vector = request.query().isEmpty() ? null : embedder.embedQuery(request.query());
        var found = index.search(request.at(place(request.cursor())), interpretation, vector, embedder::knows);
        return found.nextCursor() == null ? found : found.continuedAt(new PageCursor(version, found.nextCursor()).toString());
    }

    private String place(String cursor) {
        if (cursor == null) return null;
        var page = PageCursor.of(cursor);
        if (page.version().equals(version)) return page.place();
        throw DomainException.invalid("cursor", "was given by another version; leave model_version out, or begin anew");
    }

    /** All but who asks, and how the answer is to be got: those do not change it. */
    @Override
    public String canonical(SearchRequest request) {
        try {
            return Json.MAPPER.writeValueAsString(new SearchRequest(
                    request.query(),
                    request.filters(),
                    request.preferences(),
                    request.maxResults(),
                    request.cursor(),
                    null,
                    null,
                    null,
                    true,
                    request.explain(),
                    request.interpret(),
                    null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a search request that cannot be written", e);
        }
    }

    @Override
    public SearchRequest example(JsonNode input) {
        try {
            return Json.MAPPER.treeToValue(input, SearchRequest.class);
        } catch (JsonProcessingException e) {
            throw DomainException.invalid("golden.json", "holds something else than searches: " + e.getOriginalMessage());
        }
    }

    @Override
    public Map<String, Double> compare(SearchResult served, SearchResult shadow) {
        return ResultComparison.of(served, shadow);
    }

    @Override
    public long generation() {
        return index.generation();
    }

    @Override
    public String impediment() {
        return indexer.impediment();
    }

    @Override
    public void close() {
        indexer.close();
        index.close();
        embedder.close();
    }
}
