package io.understudy.serving.control;

/**
 * One call of a model.
 *
 * @param unit who sticks to a version: user, session or request id
 * @param pinned id, label or alias of the version that shall answer; null leaves it to the split
 */
public record Call<I>(String model, String unit, String pinned, I input, boolean useCache) {}
