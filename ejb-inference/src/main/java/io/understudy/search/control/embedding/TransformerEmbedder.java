package io.understudy.search.control.embedding;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.serving.control.SessionLease;
import io.understudy.text.control.transformer.BundleTokenizer;
import io.understudy.text.control.transformer.Extremes;
import io.understudy.text.control.transformer.LengthOrder;
import io.understudy.text.control.transformer.TokenBatch.Row;
import io.understudy.text.control.transformer.TokenBatch;
import io.understudy.text.control.transformer.TransformerGraph;
import io.understudy.text.control.transformer.TransformerSession;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A sentence-transformers export: tokenizer, transformer graph, pooling, length 1. A text without tokens, a blank one
 * for example, is all zeros.
 */
public final class TransformerEmbedder implements TextEmbedder {

    private final TransformerSession session;
    private final BundleTokenizer tokenizer;
    private final TextSettings texts;
    private final Pooling pooling;
    private final int dimension;

    private TransformerEmbedder(TransformerSession session, BundleTokenizer tokenizer, TextSettings texts, Pooling pooling) {
        this.session = session;
        this.tokenizer = tokenizer;
        this.texts = texts;
        this.pooling = pooling;
        this.dimension = session.dimension(batch(List.of(new Row(new long[1], new long[1]))));
    }

    public static boolean recognises(Bundle bundle) {
        return bundle.has(BundleTokenizer.FILE);
    }

    /** With a session of its own. */
    public static TransformerEmbedder open(Bundle bundle) {
        return open(bundle, () -> OnnxSessions.alone(bundle.graph()));
    }

    /** @throws DomainException INVALID, naming the bundle's file or the graph's tensor that does not fit */
    static TransformerEmbedder open(Bundle bundle, Supplier<SessionLease> lease) {
        var session = TransformerSession.of(lease.get(), TransformerGraph::embedder);
        BundleTokenizer tokenizer = null;
        try {
            var pooling = session.graph().pooled() ? Pooling.GRAPH : PoolingSettings.of(bundle);
            var texts = TextSettings.of(bundle);
            tokenizer = BundleTokenizer.open(bundle, texts.maxTokens());
            return new TransformerEmbedder(session, tokenizer, texts, pooling);
        } catch (RuntimeException e) {
            if (tokenizer != null) tokenizer.close();
            session.close();
            throw e;
        }
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public float[] embedQuery(String text) {
        return embed(List.of(row(text, texts.query(text))))[0];
    }

    @Override
    public float[][] embedPassages(List<String> passages) {
        return embed(passages.stream().map(text -> row(text, texts.passage(text))).toList());
    }

    /**
     * Runs what hardly a text contains but the tokenizer and the settings allow.
     *
     * @throws DomainException INVALID if the graph fails on the tokenizer's highest id or on a row of the full length
     */
    void requireExtremes() {
        Extremes.require(tokenizer.vocabulary().highest(), "max_seq_length", texts.maxTokens(), row -> run(List.of(row)));
    }

    @Override
    public void close() {
        tokenizer.close();
        session.close();
    }

    private Row row(String text, String prepared) {
        return text.isBlank() ? Row.EMPTY : tokenizer.tokenize(prepared);
    }

    private float[][] embed(List<Row> rows) {
        var vectors = new float[rows.size()][];
        for (var places : LengthOrder.runs(rows.stream().mapToInt(Row::length).toArray())) {
            var embedded = run(places.stream().map(rows::get).toList());
            for (var i = 0; i < embedded.length; i++) vectors[places.get(i)] = embedded[i];
        }
        for (var i = 0; i < vectors.length; i++) {
            if (vectors[i] == null) vectors[i] = new float[dimension];
        }
        return vectors;
    }

    private float[][] run(List<Row> rows) {
        var batch = batch(rows);
        var output = session.run(batch);
        requireShape(output.shape(), rows.size(), batch.width());
        var vectors = new float[rows.size()][dimension];
        for (var r = 0; r < vectors.length; r++) {
            pooling.pool(output.values(), r, batch.width(), rows.get(r).length(), vectors[r]);
            normalise(vectors[r]);
        }
        return vectors;
    }

    private TokenBatch batch(List<Row> rows) {
        return TokenBatch.of(rows, tokenizer.vocabulary().padding());
    }

    private void requireShape(long[] shape, int rows, int width) {
        var due = pooling == Pooling.GRAPH ? new long[] {rows, dimension} : new long[] {rows, width, dimension};
        if (!Arrays.equals(shape, due)) {
            throw DomainException.unavailable(
                    "The embedding graph gave the shape " + Arrays.toString(shape) + " where " + Arrays.toString(due) + " was due.", null);
        }
    }

    private static void normalise(float[] vector) {
        var squares = 0.0;
        for (var v : vector) squares += (double) v * v;
        if (!Double.isFinite(squares)) {
            throw DomainException.unavailable("The embedding graph gave a value that is not finite.", null);
        }
        if (squares == 0) return;
        var scale = 1 / Math.sqrt(squares);
        for (var i = 0; i < vector.length; i++) vector[i] = (float) (vector[i] * scale);
    }
}
