package io.understudy.intent.control;

import java.util.List;

/** Text to labels with probabilities, whatever kind of model that is. Safe for use by many threads at once. */
public interface TextClassifier extends AutoCloseable {

    /** What a text in scope can be; never the label of texts out of scope. */
    List<String> labels();

    /** @return one verdict a text, in their order */
    List<Verdict> classify(List<String> texts);

    /** Call only when no other thread classifies any more. */
    @Override
    void close();
}
