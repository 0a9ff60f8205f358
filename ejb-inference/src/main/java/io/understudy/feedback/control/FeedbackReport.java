package io.understudy.feedback.control;

import io.understudy.feedback.entity.Feedback;
import io.understudy.feedback.entity.FeedbackFate;
import io.understudy.feedback.entity.FeedbackFate.Fate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What became of the feedback of one request. Each is in one of the first four counts.
 *
 * @param accepted kept, of predictions that are in the log
 * @param duplicate kept already
 * @param late not kept: the records of their predictions are gone
 * @param unknown kept, of predictions that are not in the log; they count should they come
 * @param unknownIndexes which of them, counted from 0
 * @param withoutInput of the accepted: nothing can be trained on them, as the log does not keep the model's inputs
 * @param newLabels right labels that no version of the model can answer
 */
public record FeedbackReport(
        int accepted, int duplicate, int late, int unknown, List<Integer> unknownIndexes, int withoutInput, List<String> newLabels) {

    private static final int MOST_LABELS = 100;

    static FeedbackReport of(List<Feedback> all, List<FeedbackFate> fates) {
        var unknown = IntStream.range(0, all.size()).filter(i -> fates.get(i).fate() == Fate.UNKNOWN).boxed().toList();
        var labels = IntStream.range(0, all.size()).filter(i -> fates.get(i).isNewLabel()).mapToObj(i -> all.get(i).label()).distinct().limit(MOST_LABELS).toList();
        int withoutInput = (int) fates.stream().filter(fate -> fate.fate() == Fate.ACCEPTED && !fate.hasInput()).count();
        return new FeedbackReport(
                count(fates, Fate.ACCEPTED), count(fates, Fate.DUPLICATE), count(fates, Fate.LATE), unknown.size(), unknown, withoutInput, labels);
    }

    private static int count(List<FeedbackFate> fates, Fate fate) {
        return (int) fates.stream().filter(f -> f.fate() == fate).count();
    }
}
