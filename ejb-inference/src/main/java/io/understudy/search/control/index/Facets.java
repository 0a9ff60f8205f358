package io.understudy.search.control.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/** Counts facet values over any set of matches; what it needs of a segment is built when the segment first appears. */
final class Facets {

    private final Map<IndexReader.CacheKey, SegmentFacets> segments = new ConcurrentHashMap<>();
    private final int valuesPerFacet;

    Facets(int valuesPerFacet) {
        this.valuesPerFacet = valuesPerFacet;
    }

    /** Builds what is missing, so that no search has to. */
    void warm(IndexReader reader) {
        reader.leaves().forEach(leaf -> of(leaf.reader()));
    }

    private SegmentFacets of(LeafReader segment) {
        var core = segment.getCoreCacheHelper();
        return segments.computeIfAbsent(core.getKey(), key -> {
            try {
                core.addClosedListener(segments::remove);
                return SegmentFacets.of(segment);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    /** Facet → value → count, the most frequent values first, equal ones by name. */
    Map<String, Map<String, Long>> count(DocSet matches) {
        var counts = new LinkedHashMap<String, Map<String, Long>>();
        Fields.FACETS.forEach(facet -> counts.put(facet, new LinkedHashMap<>()));
        for (var leaf : matches.leaves()) {
            of(leaf.reader()).count(matches.bits(leaf), counts);
        }
        counts.replaceAll((facet, values) -> mostFrequent(values));
        return counts;
    }

    private Map<String, Long> mostFrequent(Map<String, Long> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(valuesPerFacet)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, LinkedHashMap::new));
    }
}
