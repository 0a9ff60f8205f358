package io.understudy.intent.control.transformer;

import io.understudy.failure.entity.DomainException;
import io.understudy.intent.control.TextClassifier;
import io.understudy.intent.control.Verdict;
import io.understudy.registry.control.Bundle;
import io.understudy.serving.control.SessionLease;
import io.understudy.text.control.transformer.BundleTokenizer;
import io.understudy.text.control.transformer.Extremes;
import io.understudy.text.control.transformer.LengthOrder;
import io.understudy.text.control.transformer.TokenBatch;
import io.understudy.text.control.transformer.TokenBatch.Row;
import io.understudy.text.control.transformer.TransformerGraph;
import io.understudy.text.control.transformer.TransformerSession;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A Hugging Face text-classification export: tokenizer, transformer graph with logits, names of the labels. */
public final class TransformerClassifier implements TextClassifier {

    /** Short, long, of several scripts: what shows whether texts in one run change each other's answers. */
    private static final List<String> TRIAL = List.of(
            "hello", "I ordered two hours ago and nothing has come yet, where is it?", "कुछ मीठा खाना है", "Где мой заказ?");

    private static final float SAME = 1e-6f;

    private final TransformerSession session;
    private final BundleTokenizer tokenizer;
    private final ClassifierConfig config;
    private final List<String> labels;

    /** Place of the label for what is out of scope; below 0 for none. */
    private final int beyond;

    private final boolean takesCompany;

    private TransformerClassifier(TransformerSession session, BundleTokenizer tokenizer, ClassifierConfig config) {
        this.session = session;
        this.tokenizer = tokenizer;
        this.config = config;
        this.labels = config.labels().stream().filter(label -> !label.equals(config.outOfScope())).toList();
        this.beyond = config.labels().indexOf(config.outOfScope());
        requireLabels(session.dimension(batch(List.of(new Row(new long[1], new long[1])))));
        this.takesCompany = agree();
    }

    public static boolean recognises(Bundle bundle) {
        return bundle.has(BundleTokenizer.FILE) && bundle.has(ClassifierConfig.FILE);
    }

    /** @throws DomainException INVALID, naming the bundle's file or the graph's tensor that does not fit */
    public static TransformerClassifier open(Bundle bundle, Supplier<SessionLease> lease) {
        var config = ClassifierConfig.of(bundle);
        var session = TransformerSession.of(lease.get(), TransformerGraph::classifier);
        BundleTokenizer tokenizer = null;
        try {
            tokenizer = BundleTokenizer.open(bundle, config.maxTokens());
            return new TransformerClassifier(session, tokenizer, config);
        } catch (RuntimeException e) {
            if (tokenizer != null) tokenizer.close();
            session.close();
            throw e;
        }
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public List<Verdict> classify(List<String> texts) {
        var rows = texts.stream().map(this::row).toList();
        var verdicts = new Verdict[rows.size()];
        for (var places : takesCompany ? LengthOrder.runs(rows.stream().mapToInt(Row::length).toArray()) : alone(rows.size())) {
            var found = run(places.stream().map(rows::get).toList());
            for (int i = 0; i < found.length; i++) verdicts[places.get(i)] = found[i];
        }
        return List.of(verdicts);
    }

    private static List<List<Integer>> alone(int rows) {
        return IntStream.range(0, rows).mapToObj(List::of).toList();
    }

    private Row row(String text) {
        var row = tokenizer.tokenize(text);
        if (row.length() == 0) throw DomainException.invalid("text", "holds nothing that the model's tokenizer knows");
        return row;
    }

    private Verdict[] run(List<Row> rows) {
        var output = session.run(batch(rows));
        int width = config.labels().size();
        var due = new long[] {rows.size(), width};
        if (!Arrays.equals(output.shape(), due)) {
            throw DomainException.unavailable(
                    "The graph gave logits of the shape " + Arrays.toString(output.shape()) + " where " + Arrays.toString(due) + " was due.", null);
        }
        var verdicts = new Verdict[rows.size()];
        var logits = new float[width];
        for (int r = 0; r < verdicts.length; r++) {
            output.values().get(r * width, logits);
            verdicts[r] = verdict(logits);
        }
        return verdicts;
    }

    private Verdict verdict(float[] logits) {
        for (var logit : logits) {
            if (!Float.isFinite(logit)) throw DomainException.unavailable("The graph gave a logit that is not finite.", null);
        }
        var all = config.activation().probabilities(logits, config.temperature());
        var verdict = new Verdict(inScope(all), false);
        var fits = verdict.confidence() >= config.threshold() && verdict.confidence() >= beyond(all);
        return fits ? verdict : new Verdict(verdict.probabilities(), true);
    }

    private float[] inScope(float[] all) {
        if (beyond < 0) return all;
        var inScope = new float[labels.size()];
        System.arraycopy(all, 0, inScope, 0, beyond);
        System.arraycopy(all, beyond + 1, inScope, beyond, inScope.length - beyond);
        return inScope;
    }

    private float beyond(float[] all) {
        return beyond < 0 ? 0 : all[beyond];
    }

    private TokenBatch batch(List<Row> rows) {
        return TokenBatch.of(rows, tokenizer.vocabulary().padding());
    }

    private void requireLabels(int logits) {
        if (logits == config.labels().size()) return;
        throw DomainException.invalid(
                ClassifierConfig.FILE, "id2label has " + config.labels().size() + " labels; the graph gives " + logits + " logits");
    }

    /** A graph that is quantised as it runs, for one, scales each text by all that are in the run. */
    private boolean agree() {
        var rows = TRIAL.stream().map(tokenizer::tokenize).filter(row -> row.length() > 0).toList();
        if (rows.isEmpty()) return false;
        var together = run(rows);
        return IntStream.range(0, rows.size()).allMatch(i -> agree(run(List.of(rows.get(i)))[0], together[i]));
    }

    private static boolean agree(Verdict one, Verdict other) {
        return IntStream.range(0, one.probabilities().length).allMatch(l -> Math.abs(one.probabilities()[l] - other.probabilities()[l]) <= SAME);
    }

    /**
     * Runs what hardly a text contains but the tokenizer and the settings allow.
     *
     * @throws DomainException INVALID if the graph fails on the tokenizer's highest id or on a row of the full length
     */
    public void requireExtremes() {
        Extremes.require(tokenizer.vocabulary().highest(), "model_max_length", config.maxTokens(), row -> run(List.of(row)));
    }

    @Override
    public void close() {
        tokenizer.close();
        session.close();
    }
}
