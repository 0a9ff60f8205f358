package io.understudy.intent.control;

import io.understudy.serving.control.Summarised;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What one version makes of a text. Immutable. */
public final class Classification implements Summarised {

    /** The label of a text that no label fits. */
    public static final String OUT_OF_SCOPE = "out_of_scope";

    private final List<String> labels;
    private final Verdict verdict;
    private final List<Intent> intents;

    private Classification(List<String> labels, Verdict verdict, List<Intent> intents) {
        this.labels = labels;
        this.verdict = verdict;
        this.intents = intents;
    }

    /** @param topK so many labels are told, or all that there are */
    static Classification of(List<String> labels, Verdict verdict, int topK) {
        var probabilities = verdict.probabilities();
        var intents = IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -probabilities[i]))
                .limit(topK)
                .map(i -> new Intent(labels.get(i), probabilities[i]))
                .toList();
        return new Classification(labels, verdict, intents);
    }

    /** The likeliest label, or {@link #OUT_OF_SCOPE}. */
    public String label() {
        return verdict.outOfScope() ? OUT_OF_SCOPE : best().label();
    }

    public boolean outOfScope() {
        return verdict.outOfScope();
    }

    /** The likeliest labels, the likeliest first; of equal ones the earlier of the model's labels. Never empty. */
    public List<Intent> intents() {
        return intents;
    }

    /** The likeliest label, also of a text that is out of scope. */
    public Intent best() {
        return intents.getFirst();
    }

    /** 0 for a label that the version does not know. */
    public double probabilityOf(String label) {
        int at = labels.indexOf(label);
        return at < 0 ? 0 : verdict.probabilities()[at];
    }

    /** The label, and of a text that is out of scope the one that comes nearest. */
    @Override
    public Map<String, Object> summary() {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("label", label());
        summary.put("out_of_scope", outOfScope());
        if (outOfScope()) summary.put("nearest", best().label());
        return summary;
    }

    /** The highest probability. */
    @Override
    public OptionalDouble confidence() {
        return OptionalDouble.of(best().probability());
    }
}
