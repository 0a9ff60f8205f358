package io.understudy.intent.control.training;

import io.understudy.training.control.LabelledRow;
import java.util.List;

/**
 * @param zip {@code model.onnx}, {@code classifier.json}, {@code vocabulary.tsv}
 * @param test the rows that were kept out of the training, to compare with others on
 */
public record TrainedClassifier(byte[] zip, IntentReport report, List<LabelledRow> test) {}
