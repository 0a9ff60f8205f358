package io.understudy.search.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchResult;
import io.understudy.search.control.SearchResult.Hit;
import io.understudy.serving.control.Inference;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a search answers.
 *
 * @param predictionId by which the prediction log knows this search
 * @param requestId the same
 * @param totalMatches see {@link SearchResult}
 * @param interpreted what the query was understood as
 * @param nextCursor absent on the last page
 * @param modelVersion label (or id) of the version that answered
 * @param revision number of the deployment that chose it
 * @param cacheHit whether the answer was computed for an earlier, equal search
 * @param processingTimeMs inside the server
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchAnswer(
        UUID predictionId,
        UUID requestId,
        List<Hit> talents,
        long totalMatches,
        Map<String, Map<String, Long>> facets,
        Interpretation interpreted,
        List<String> suggestions,
        String nextCursor,
        String modelVersion,
        int revision,
        boolean cacheHit,
        double processingTimeMs) {

    static SearchAnswer from(Inference<SearchResult> inference, UUID id, double ms) {
        var found = inference.output();
        return new SearchAnswer(
                id,
                id,
                found.talents(),
                found.totalMatches(),
                found.facets(),
                found.interpreted(),
                found.suggestions(),
                found.nextCursor(),
                inference.version(),
                inference.revision(),
                inference.cacheHit(),
                ms);
    }
}
