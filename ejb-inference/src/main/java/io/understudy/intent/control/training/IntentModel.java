package io.understudy.intent.control.training;

import io.understudy.intent.control.ClassifierDescription;
import io.understudy.intent.control.evaluation.Answered;
import io.understudy.training.control.DeterministicZip;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A trained classifier before it is a bundle. */
record IntentModel(ClassifierDescription description, Encoding encoding, Ensemble ensemble) {

    int features() {
        return encoding.vocabulary().size();
    }

    /** By the trainer's own computation. */
    Answered answer(List<Row> rows) {
        var verdicts = rows.stream().map(encoding::bag).map(bag -> description.verdict(bag, ensemble.probabilities(bag))).toList();
        return new Answered(description.labels(), verdicts, rows.stream().map(Row::label).toList());
    }

    byte[] zip() {
        return DeterministicZip.of(Map.of(
                ClassifierDescription.GRAPH, ClassifierGraph.write(ensemble),
                ClassifierDescription.FILE, description.toJson().getBytes(StandardCharsets.UTF_8),
                ClassifierDescription.VOCABULARY, encoding.vocabulary().toTsv().getBytes(StandardCharsets.UTF_8)));
    }
}
