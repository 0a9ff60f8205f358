package io.understudy.search.control.index;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.understudy.search.entity.TalentProfile;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/**
 * The profiles as they were indexed. Those that stand on pages most often are kept read, so that a page of favourites
 * costs neither parsing nor cutting into words; a segment never changes, so that what is kept is never stale.
 */
final class Profiles {

    /** What we wrote ourselves has no field twice. */
    private static final ObjectReader READER =
            Json.MAPPER.readerFor(TalentProfile.class).without(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private record Place(IndexReader.CacheKey segment, int document) {}

    private final Cache<Place, ReadProfile> kept;

    Profiles(int kept) {
        // Ten come with every page: waking another thread for each costs more than what it would do.
        this.kept = Caffeine.newBuilder().maximumSize(kept).executor(Runnable::run).build();
    }

    ReadProfile of(IndexSearcher searcher, int document) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        var place = new Place(leaf.reader().getCoreCacheHelper().getKey(), document - leaf.docBase);
        var known = kept.getIfPresent(place);
        if (known != null) {
            return known;
        }
        var read = ReadProfile.of(read(leaf, place.document()));
        kept.put(place, read);
        return read;
    }

    private static TalentProfile read(LeafReaderContext leaf, int document) throws IOException {
        var values = leaf.reader().getBinaryDocValues(Fields.PROFILE);
        values.advanceExact(document);
        var json = values.binaryValue();
        return READER.readValue(json.bytes, json.offset, json.length);
    }
}
