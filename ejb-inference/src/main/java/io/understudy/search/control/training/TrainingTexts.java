package io.understudy.search.control.training;

import java.util.List;
import java.util.Set;

/**
 * The texts behind a training set.
 *
 * @param candidates passages of profiles, and forms of concepts
 * @param queries each made from one candidate
 * @param parallel texts that say one thing in several ways, which only the latent start reads (cross-language latent semantic
 *     indexing: Dumais and others, 1997)
 */
record TrainingTexts(List<Candidate> candidates, List<Query> queries, List<String> parallel) {

    /**
     * @param words the part of the text whose words the model shall know: not names, each of which says nothing but itself and
     *     is better found as it is written
     * @param facts all that is true of what the text describes
     */
    record Candidate(String text, String words, Set<String> facts) {

        Candidate(String text, Set<String> facts) {
            this(text, text, facts);
        }
    }

    /**
     * @param wanted the facts that the text asks for; not empty
     * @param own index of the candidate it was made from
     */
    record Query(String text, Set<String> wanted, int own) {}
}
