package io.understudy.intent.control.training;

import io.understudy.intent.control.evaluation.Answered;
import io.understudy.training.control.LabelledRow;
import java.util.List;

/**
 * @param zip {@code model.onnx}, {@code classifier.json}, {@code vocabulary.tsv}
 * @param test the rows that were kept out of the training, to compare with others on
 * @param answered what the classifier says of them
 */
public record TrainedClassifier(byte[] zip, IntentReport report, List<LabelledRow> test, Answered answered) {}
