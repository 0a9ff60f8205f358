package io.understudy.training.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Wall time by stage, in milliseconds and in the order in which the stages ran; each is told before it begins. */
public final class Stages {

    private final Map<String, Long> millis = new LinkedHashMap<>();
    private final Progress progress;

    public Stages(Progress progress) {
        this.progress = progress;
    }

    public <T> T time(String stage, Supplier<T> work) {
        progress.stage(stage);
        long start = System.nanoTime();
        var result = work.get();
        millis.merge(stage, (System.nanoTime() - start) / 1_000_000, Long::sum);
        return result;
    }

    public Map<String, Long> millis() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(millis));
    }
}
