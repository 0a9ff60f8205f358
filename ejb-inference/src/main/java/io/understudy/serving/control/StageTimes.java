package io.understudy.serving.control;

/**
 * How long the stages of one run took, in nanoseconds.
 *
 * @param input from a request to what the runtime takes
 * @param output from what the runtime gives to an answer
 */
public record StageTimes(long input, long infer, long output) {

    public long total() {
        return input + infer + output;
    }
}
