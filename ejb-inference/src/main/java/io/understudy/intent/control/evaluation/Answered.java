package io.understudy.intent.control.evaluation;

import io.understudy.intent.control.TextClassifier;
import io.understudy.intent.control.Verdict;
import io.understudy.training.control.Comparison;
import java.util.ArrayList;
import java.util.List;

/**
 * What a classifier answered to rows of which the truth is known.
 *
 * @param truths label of each row, {@link #OUT_OF_SCOPE} for those that have none
 */
public record Answered(List<String> labels, List<Verdict> verdicts, List<String> truths) {

    /** The label of texts that are none of a model's business. */
    public static final String OUT_OF_SCOPE = "out_of_scope";

    private static final int BATCH = 256;

    /** @param pause called between batches; what it throws ends the asking */
    public static Answered by(TextClassifier classifier, List<String> texts, List<String> truths, Runnable pause) {
        var verdicts = new ArrayList<Verdict>(texts.size());
        for (int from = 0; from < texts.size(); from += BATCH) {
            pause.run();
            verdicts.addAll(classifier.classify(texts.subList(from, Math.min(texts.size(), from + BATCH))));
        }
        return new Answered(classifier.labels(), verdicts, truths);
    }

    public int rows() {
        return truths.size();
    }

    boolean isInScope(int row) {
        return !truths.get(row).equals(OUT_OF_SCOPE);
    }

    /** The most probable label, whether or not it is probable enough. */
    String top(int row) {
        return labels.get(verdicts.get(row).top());
    }

    /** What a caller is told: the most probable label, or that the text is out of scope. */
    String answer(int row) {
        return verdicts.get(row).outOfScope() ? OUT_OF_SCOPE : top(row);
    }

    private boolean isRight(int row) {
        return answer(row).equals(truths.get(row));
    }

    /** This, the champion, beside another on the same rows, by what callers are told. */
    public Comparison against(Answered challenger) {
        int only = 0;
        int challengerOnly = 0;
        int both = 0;
        for (int row = 0; row < rows(); row++) {
            boolean first = isRight(row);
            boolean second = challenger.isRight(row);
            if (first && second) both++;
            else if (first) only++;
            else if (second) challengerOnly++;
        }
        double rows = Math.max(1, rows());
        return new Comparison(
                rows(), only, challengerOnly, (both + only) / rows, (both + challengerOnly) / rows, McNemar.pValue(only, challengerOnly));
    }
}
