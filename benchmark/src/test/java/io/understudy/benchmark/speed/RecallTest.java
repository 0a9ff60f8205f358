package io.understudy.benchmark.speed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecallTest {

    @TempDir
    Path folder;

    /** With no more profiles than the graph proposes nothing can be missed. */
    @Test
    void aGraphThatProposesEveryoneMissesNobody() throws Exception {
        var vectors = vectors(60);
        write(vectors);
        var found = Recall.measure("v", folder, vectors.subList(0, 20));
        assertEquals(List.of("none", "gender=female", "city=nagpur"), found.stream().map(Recall::filter).toList());
        assertEquals(List.of(1.0, 0.5, 0.25), found.stream().map(Recall::passing).toList());
        assertEquals(List.of(1.0, 1.0, 1.0), found.stream().map(Recall::searched).toList());
    }

    @Test
    void theExactSearchSeesEveryLiveVector() throws Exception {
        var vectors = vectors(60);
        write(vectors);
        try (var directory = FSDirectory.open(folder); var reader = DirectoryReader.open(directory)) {
            var scores = ExactSearch.scores(reader, vectors.getFirst());
            assertEquals(1, scores[0], 1e-6);
            assertEquals(VectorUtil.dotProduct(vectors.get(0), vectors.get(59)), scores[59], 1e-6);
            var women = ExactSearch.documents(new IndexSearcher(reader), new TermQuery(new Term("gender", "female")));
            assertEquals(30, women.length);
            assertArrayEquals(new int[] {0, 2, 4}, new int[] {women[0], women[1], women[2]});
        }
    }

    @Test
    void theTenthBestIsFoundAmongThoseThatPass() {
        var scores = new float[] {9, 8, 7, 6, 5};
        assertEquals(6, ExactSearch.leastOfBest(2, new int[] {1, 3, 4}, scores));
        assertThrows(IllegalStateException.class, () -> ExactSearch.leastOfBest(4, new int[] {1, 3, 4}, scores));
    }

    private void write(List<float[]> vectors) throws Exception {
        try (var directory = FSDirectory.open(folder); var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (int i = 0; i < vectors.size(); i++) {
                var document = new Document();
                document.add(new KnnFloatVectorField("vector", vectors.get(i), VectorSimilarityFunction.DOT_PRODUCT));
                document.add(new StringField("gender", i % 2 == 0 ? "female" : "male", Store.NO));
                document.add(new StringField("city", i % 4 == 0 ? "nagpur" : "pune", Store.NO));
                writer.addDocument(document);
            }
        }
    }

    private static List<float[]> vectors(int count) {
        var random = new Random(1);
        var vectors = new ArrayList<float[]>();
        for (int i = 0; i < count; i++) {
            var vector = new float[16];
            for (int k = 0; k < vector.length; k++) vector[k] = (float) random.nextGaussian();
            vectors.add(VectorUtil.l2normalize(vector));
        }
        return vectors;
    }
}
