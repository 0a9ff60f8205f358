package io.understudy.benchmark.speed;

/** The bare work that a search over HTTP is compared with, from the least to the most. */
enum Bare {
    QUERIES("embedding + Lucene candidates"),
    LOOKUPS("embedding + all Lucene is asked"),
    SEARCH("embedding + whole search");

    private final String text;

    Bare(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
