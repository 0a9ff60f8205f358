package io.understudy.search.control.training;

/** @param zip {@code model.onnx}, {@code embedding-bag.json}, {@code vocabulary.tsv} */
public record TrainedBundle(byte[] zip, TrainingReport report) {}
