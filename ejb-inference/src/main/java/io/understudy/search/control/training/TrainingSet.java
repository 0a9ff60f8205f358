package io.understudy.search.control.training;

import io.understudy.text.control.FeatureBag;
import java.util.List;

/** What contrastive training learns from: queries, and the candidates among which each has its own. */
record TrainingSet(List<Candidate> candidates, List<Query> queries) {

    record Candidate(FeatureBag bag, FactSet facts) {}

    /**
     * @param wanted the facts that the query asks for
     * @param own index of the candidate that the query was made from, which satisfies it
     */
    record Query(FeatureBag bag, FactSet wanted, int own) {}
}
