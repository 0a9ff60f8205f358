package io.understudy.benchmark.speed;

import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Served;
import io.understudy.benchmark.server.Understudy;
import io.understudy.registry.control.bundle.BundleLimits;
import io.understudy.registry.control.bundle.BundleReader;
import io.understudy.search.control.embedding.TextEmbedder;
import io.understudy.search.control.embedding.TextEmbedders;
import io.understudy.search.control.index.IndexSettings;
import io.understudy.search.control.index.TalentIndex;
import io.understudy.search.control.lexicon.Lexicon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A served version without its server: the same bundle and a copy of the same index, in this process.
 *
 * @param folder of the index
 * @param indexMb size of the index, in MiB
 */
record BareVersion(Served served, TextEmbedder embedder, TalentIndex index, Path folder, long indexMb) implements AutoCloseable {

    /** @param work an empty folder */
    static BareVersion open(Served served, Understudy understudy, Api api, Path work) throws IOException {
        var bundle = Files.createDirectories(work.resolve("bundle"));
        var artifact = "/api/v1/models/" + Understudy.MODEL + "/versions/" + served.id() + "/artifact";
        api.download(artifact, work.resolve("artifact"));
        var embedder = TextEmbedders.open(new BundleReader(BundleLimits.NONE).unpack(work.resolve("artifact"), bundle));
        var folder = work.resolve("index");
        long size = IndexCopy.copy(IndexCopy.find(understudy.home(), served.id()), folder);
        var index = TalentIndex.open(folder, embedder.dimension(), Lexicon.standard(), IndexSettings.DEFAULT);
        return new BareVersion(served, embedder, index, folder, size);
    }

    @Override
    public void close() {
        index.close();
        embedder.close();
    }
}
