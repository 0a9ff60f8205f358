package io.understudy.wire.entity;

import io.understudy.failure.entity.DomainException;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param nextCursor to be given back for what follows, or null on the last page; opaque to the caller
 */
public record Page<T>(List<T> items, String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /** Cuts a page of at most {@code limit} out of one row more than that, so that the last page is known as such. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) return new Page<>(oneMore, null);
        var items = oneMore.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /**
     * What a cursor says where it is read back.
     *
     * @param cursor null for the first page
     * @param first what the first page begins before, or after
     * @throws DomainException INVALID if no page gave it
     */
    public static <C> C place(String cursor, Function<String, C> reading, C first) {
        try {
            return cursor == null ? first : reading.apply(cursor);
        } catch (IllegalArgumentException e) {
            throw DomainException.invalid("cursor", "is not one that this list gave");
        }
    }

    public <R> Page<R> map(Function<? super T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), nextCursor);
    }
}
