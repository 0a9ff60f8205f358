package io.understudy.retraining.control;

import io.understudy.database.entity.Database;
import io.understudy.failure.entity.DomainException;
import io.understudy.retraining.entity.FeedbackRows;
import io.understudy.retraining.entity.RetrainingOrder;
import io.understudy.retraining.entity.TrainingSetTable;
import io.understudy.training.control.LabelledRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that an order names: its sets in the order in which it names them, then the feedback.
 *
 * @param mostRows that a training may hold in memory
 */
record TrainingData(Database database, int mostRows) {

    /**
     * @throws DomainException CONFLICT where a set is gone, or there are too many rows
     */
    List<LabelledRow> of(String model, RetrainingOrder order) {
        var table = new TrainingSetTable(database);
        var rows = new ArrayList<LabelledRow>();
        for (var name : order.sets()) {
            var set = table.find(model, name).orElseThrow(() -> DomainException.conflict("The training set '" + name + "' is gone."));
            requireRoom(rows.size() + (long) set.rows());
            table.read(set, row -> rows.add(new LabelledRow(row.text(), row.label(), row.weight(), true)));
        }
        if (order.feedbackSince() != null) {
            var feedback = new FeedbackRows(database).between(model, order.feedbackSince(), order.feedbackUntil(), mostRows - rows.size() + 1);
            requireRoom(rows.size() + (long) feedback.size());
            feedback.forEach(row -> rows.add(new LabelledRow(row.text(), row.label(), row.weight(), false)));
        }
        return rows;
    }

    private void requireRoom(long rows) {
        if (rows > mostRows) {
            throw DomainException.conflict("There are more than " + mostRows + " rows, which is the most that a training may take (understudy.retraining.max-rows).");
        }
    }
}
