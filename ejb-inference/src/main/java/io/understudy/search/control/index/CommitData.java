package io.understudy.search.control.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/**
 * What stands beside the documents in a commit: the caller's data, and what tells whether this code can go on with it.
 *
 * @param dimension of the vectors
 * @param found data of the last commit; empty where there is none
 */
record CommitData(int dimension, Map<String, String> found) {

    /** Goes up whenever fields or their analysis change: an index of another form is built anew. */
    private static final String FORM = "2";

    private static final String OWN = "understudy.";
    private static final String FORM_KEY = OWN + "form";
    private static final String DIMENSION_KEY = OWN + "dimension";
    private static final String GENERATION_KEY = OWN + "generation";

    static CommitData of(Directory directory, int dimension) throws IOException {
        return new CommitData(
                dimension,
                DirectoryReader.indexExists(directory)
                        ? Map.copyOf(SegmentInfos.readLatestCommit(directory).getUserData())
                        : Map.of());
    }

    boolean isUsable() {
        return FORM.equals(found.get(FORM_KEY)) && String.valueOf(dimension).equals(found.get(DIMENSION_KEY));
    }

    long generation() {
        return Long.parseLong(found.get(GENERATION_KEY));
    }

    Map<String, String> with(Map<String, String> userData, long generation) {
        var all = new HashMap<>(userData);
        all.put(FORM_KEY, FORM);
        all.put(DIMENSION_KEY, String.valueOf(dimension));
        all.put(GENERATION_KEY, String.valueOf(generation));
        return all;
    }

    /** The caller's part. */
    static Map<String, String> userData(Iterable<Map.Entry<String, String>> all) {
        var callers = new TreeMap<String, String>();
        if (all != null) {
            all.forEach(entry -> {
                if (!entry.getKey().startsWith(OWN)) {
                    callers.put(entry.getKey(), entry.getValue());
                }
            });
        }
        return callers;
    }
}
