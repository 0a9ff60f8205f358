package io.understudy.search.control.index;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * The standard codec with scalar-quantised HNSW vectors of the settings' shape. It keeps the standard name, so that any
 * reader of the standard codec reads what it wrote.
 */
final class VectorCodec extends Lucene104Codec {

    private final KnnVectorsFormat vectors;

    VectorCodec(IndexSettings settings) {
        vectors = new Lucene104HnswScalarQuantizedVectorsFormat(
                encoding(settings.vectorBits()), settings.maxConn(), settings.beamWidth());
    }

    private static ScalarEncoding encoding(int bits) {
        return switch (bits) {
            case 4 -> ScalarEncoding.PACKED_NIBBLE;
            case 7 -> ScalarEncoding.SEVEN_BIT;
            default -> ScalarEncoding.UNSIGNED_BYTE;
        };
    }

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return vectors;
    }
}
