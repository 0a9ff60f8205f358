package io.understudy.serving.control;

import java.util.Map;
import java.util.OptionalDouble;

/** An output that can say in a few values what it is, for the prediction log. */
public interface Summarised {

    /** Some hundred bytes as JSON at most. */
    Map<String, Object> summary();

    /** How sure the model is, where it tells: 0 to 1. */
    default OptionalDouble confidence() {
        return OptionalDouble.empty();
    }
}
