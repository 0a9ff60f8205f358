package io.understudy.search.control.index;

import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchRequest;
import io.understudy.wire.entity.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Where a page ended. On the state of the index in which it was made, the next page starts at {@code offset}; on a later
 * one, behind the talent it names.
 *
 * @param offset talents on this page and those before it
 * @param score of the last one
 * @param id of the last one
 * @param generation the state of the index
 * @param digest of the query it belongs to
 */
record Cursor(int offset, double score, String id, long generation, long digest) {

    private static final int FORM = 1;

    String encoded() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeInt(offset);
            out.writeDouble(score);
            out.writeLong(generation);
            out.writeLong(digest);
            out.writeUTF(id);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** @return null where the request starts at the first page */
    static Cursor of(SearchRequest request, long digest, int maxDepth) {
        if (request.cursor() == null) {
            return null;
        }
        var cursor = decoded(request.cursor());
        if (cursor.digest != digest) {
            throw DomainException.invalid("cursor", "belongs to another query; send it with the query that gave it");
        }
        if (cursor.offset >= maxDepth) {
            throw DomainException.invalid("cursor", "pages end after " + maxDepth + " talents; narrow the search instead");
        }
        return cursor;
    }

    private static Cursor decoded(String text) {
        try (var in = new DataInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
            int form = in.readByte();
            int offset = in.readInt();
            double score = in.readDouble();
            long generation = in.readLong();
            long digest = in.readLong();
            var id = in.readUTF();
            if (form != FORM || offset < 1 || in.read() >= 0) {
                throw malformed();
            }
            return new Cursor(offset, score, id, generation, digest);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw malformed();
        }
    }

    private static DomainException malformed() {
        return DomainException.invalid("cursor", "is not one that a search gave");
    }

    /** Everything that decides which talents are found and in which order. */
    static long digest(SearchRequest request, Interpretation interpretation) {
        var query = request.query() + '\n' + request.filters() + '\n' + request.preferences() + '\n' + interpretation;
        return ByteBuffer.wrap(Sha256.bytes(query)).getLong();
    }
}
