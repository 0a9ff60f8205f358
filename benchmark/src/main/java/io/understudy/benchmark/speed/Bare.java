package io.understudy.benchmark.speed;

/** The bare work that a search over HTTP is compared with, from the least to the most. */
enum Bare {
    QUERIES("embedding + Lucene queries"),
    COUNTS("embedding + Lucene queries + counts"),
    SEARCH("embedding + whole search");

    private final String text;

    Bare(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
