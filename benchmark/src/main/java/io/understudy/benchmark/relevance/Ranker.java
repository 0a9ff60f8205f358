package io.understudy.benchmark.relevance;

import java.util.List;

/** A way to answer: the ids of the best talents for a text, best first. */
interface Ranker {

    List<String> rank(String text);
}
