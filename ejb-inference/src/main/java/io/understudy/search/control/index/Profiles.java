package io.understudy.search.control.index;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import io.understudy.search.entity.TalentProfile;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/** The profiles as they were indexed. */
record Profiles(IndexSearcher searcher) {

    /** What we wrote ourselves has no field twice. */
    private static final ObjectReader READER =
            Json.MAPPER.readerFor(TalentProfile.class).without(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    TalentProfile of(int document) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        var values = leaf.reader().getBinaryDocValues(Fields.PROFILE);
        values.advanceExact(document - leaf.docBase);
        var json = values.binaryValue();
        return READER.readValue(json.bytes, json.offset, json.length);
    }
}
