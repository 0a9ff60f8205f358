package io.understudy.registry.control.lightgbm;

import io.understudy.failure.entity.DomainException;

/** How many nodes a model may have before reading and converting it would take too much of this JVM's heap. */
final class SizeBudget {

    /** Bytes that a node takes at most while it is read, converted and written, with everything that it needs. */
    private static final int NODE = 512;

    private static final int MEMBER = 32;

    /** A tree costs as much as that many nodes, however small it is. */
    private static final int TREE = 4;

    private final String field;
    private final long limit;
    private long spent;

    SizeBudget(String field, long heap) {
        this.field = field;
        this.limit = heap / 2;
    }

    /** Bytes of text that go with it. */
    long text() {
        return limit / 4;
    }

    void spendTree(int leaves) {
        spend((long) NODE * (leaves + TREE));
    }

    void spendMembers(int categories) {
        spend((long) MEMBER * categories);
    }

    private void spend(long bytes) {
        spent += bytes;
        if (spent > limit) throw DomainException.invalid(field, "has more nodes and categories than this server's memory allows");
    }
}
