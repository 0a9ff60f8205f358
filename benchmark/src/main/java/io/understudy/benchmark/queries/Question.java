package io.understudy.benchmark.queries;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.search.control.SearchRequest;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One search as a client would send it, always with a user, so that the version which answers stays the same. */
public record Question(ObjectNode body) {

    public String text() {
        return body.path("query").asText();
    }

    /** One line of JSON. */
    public String json(boolean useCache) {
        return body.deepCopy().put("use_cache", useCache).toString();
    }

    /** What the server reads it as. */
    public SearchRequest request() {
        try {
            return Json.MAPPER.treeToValue(body, SearchRequest.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
