package io.understudy.search.control.indexing;

import io.understudy.search.control.embedding.TextEmbedder;
import io.understudy.search.entity.EmbeddingStore.Stored;
import io.understudy.search.entity.EmbeddingStore;
import io.understudy.search.entity.Float16;
import io.understudy.search.entity.TalentProfile;
import io.understudy.wire.entity.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The vectors that one version makes of profiles: from the store where the text is the one that was embedded before, else
 * computed, stored and read as they were stored, so that an index never depends on which of the two happened.
 */
public final class ProfileVectors {

    /** Texts embedded in one go: enough to fill a batch, few enough that several threads share a page. */
    private static final int BATCH = 64;

    private final String version;
    private final EmbeddingStore store;
    private final TextEmbedder embedder;
    private final Function<TalentProfile, String> passage;
    private final Executor threads;

    /**
     * @param passage the text of a profile that is embedded
     * @param threads on which embeddings are computed
     */
    public ProfileVectors(
            String version,
            EmbeddingStore store,
            TextEmbedder embedder,
            Function<TalentProfile, String> passage,
            Executor threads) {
        this.version = version;
        this.store = store;
        this.embedder = embedder;
        this.passage = passage;
        this.threads = threads;
    }

    private record Text(TalentProfile profile, String text, byte[] digest) {}

    private record Embedded(Text text, byte[] vector) {}

    /**
     * Gives every profile with its vector to the sink, in the calling thread and in no order. When it returns or throws,
     * nothing of it runs any more.
     *
     * @param profiles of talents that differ from each other
     */
    public void forEach(List<TalentProfile> profiles, BiConsumer<TalentProfile, float[]> sink) {
        var kept = store.read(version, profiles.stream().map(TalentProfile::id).toList());
        var missing = new ArrayList<Text>();
        for (var profile : profiles) {
            var text = text(profile);
            var stored = kept.get(profile.id());
            if (stored != null && Arrays.equals(stored.textDigest(), text.digest())) {
                sink.accept(profile, Float16.decodeUnit(stored.vector()));
            } else {
                missing.add(text);
            }
        }
        var batches = new ArrayList<CompletableFuture<List<Embedded>>>();
        for (var from = 0; from < missing.size(); from += BATCH) {
            var batch = List.copyOf(missing.subList(from, Math.min(missing.size(), from + BATCH)));
            batches.add(CompletableFuture.supplyAsync(() -> embed(batch), threads));
        }
        try {
            for (var batch : batches) {
                for (var one : done(batch)) sink.accept(one.text().profile(), Float16.decodeUnit(one.vector()));
            }
        } finally {
            batches.forEach(batch -> batch.exceptionally(failed -> List.of()).join());
        }
    }

    private static List<Embedded> done(CompletableFuture<List<Embedded>> batch) {
        try {
            return batch.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** What a deleted talent left. */
    public void forget(List<String> talentIds) {
        if (!talentIds.isEmpty()) store.delete(version, talentIds);
    }

    private List<Embedded> embed(List<Text> texts) {
        var vectors = embedder.embedPassages(texts.stream().map(Text::text).toList());
        var embedded = new ArrayList<Embedded>();
        for (var i = 0; i < texts.size(); i++) embedded.add(new Embedded(texts.get(i), Float16.encode(vectors[i])));
        store.write(
                version,
                embedded.stream()
                        .map(one -> new Stored(one.text().profile().id(), one.text().digest(), one.vector()))
                        .toList());
        return embedded;
    }

    private Text text(TalentProfile profile) {
        var text = passage.apply(profile);
        return new Text(profile, text, Sha256.bytes(text));
    }
}
