package io.understudy.benchmark.speed;

import java.time.Duration;
import java.util.function.ObjIntConsumer;

/** The bare work that a search over HTTP is compared with, from the least to the most. */
enum Bare {
    QUERIES("embedding + Lucene candidates", BareWork::embedAndQuery),
    LOOKUPS("embedding + all Lucene is asked", BareWork::embedAndLookUp),
    SEARCH("embedding + whole search", BareWork::embedAndSearch);

    private final String text;
    private final ObjIntConsumer<BareWork> task;

    Bare(String text, ObjIntConsumer<BareWork> task) {
        this.text = text;
        this.task = task;
    }

    String text() {
        return text;
    }

    Loop run(BareWork work, int threads, Duration time) {
        return Loop.run(text, threads, time, work.size(), i -> task.accept(work, i));
    }
}
