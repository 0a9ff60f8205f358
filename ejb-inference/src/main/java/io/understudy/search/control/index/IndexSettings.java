package io.understudy.search.control.index;

/**
 * The knobs of one index.
 *
 * @param maxConn neighbours per node of the HNSW graph
 * @param beamWidth candidates looked at while a node is linked into the graph
 * @param vectorBits bits per dimension in the graph's vectors: 8, 7 or 4; the exact ones are kept beside them
 * @param explored how many near vectors the graph is walked for, of which the best are proposed: more find more of the
 *     truly nearest
 * @param candidates how many talents each of words and vectors proposes; the first page ranks these
 * @param maxDepth how far pages go
 * @param fusion how lexical and semantic scores become one
 * @param boostShare how much of a score preferences and boosts can make up, 0 to 1
 * @param facetValues values listed per facet, the most frequent
 * @param fewMatches with fewer matches than this, suggestions are made
 * @param keptProfiles profiles kept read in memory, about 15 KiB each
 * @param ramBufferMb memory for documents not yet in a segment
 * @param mergeThreads threads that merge segments beside searches
 */
public record IndexSettings(
        int maxConn,
        int beamWidth,
        int vectorBits,
        int explored,
        int candidates,
        int maxDepth,
        Fusion fusion,
        double boostShare,
        int facetValues,
        int fewMatches,
        int keptProfiles,
        int ramBufferMb,
        int mergeThreads) {

    public static final IndexSettings DEFAULT =
            new IndexSettings(16, 100, 8, 400, 150, 1_000, new Fusion.ByWord(0.1), 0.2, 20, 5, 2_000, 96, 1);

    /** The longest page that a request may ask for. */
    private static final int LONGEST_PAGE = 100;

    public IndexSettings {
        require(vectorBits == 8 || vectorBits == 7 || vectorBits == 4, "vector bits must be 8, 7 or 4");
        require(candidates >= LONGEST_PAGE, "candidates must be at least " + LONGEST_PAGE);
        require(explored >= candidates, "as many vectors must be explored as are proposed");
        require(maxDepth >= candidates, "the depth must be at least the number of candidates");
        require(boostShare >= 0 && boostShare < 1, "the boosts' share must be at least 0 and below 1");
        require(mergeThreads >= 1, "there must be a merge thread");
    }

    public IndexSettings withFusion(Fusion other) {
        return new IndexSettings(
                maxConn, beamWidth, vectorBits, explored, candidates, maxDepth, other, boostShare, facetValues, fewMatches,
                keptProfiles, ramBufferMb, mergeThreads);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
