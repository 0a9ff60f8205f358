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
 * The rows that an order names: its sets in the order in which it names them, then the feedback, of which the newest that
 * there is room for.
 *
 * @param mostRows that a training may hold in memory
 */
record TrainingData(Database database, int mostRows) {

    /**
     * @throws DomainException CONFLICT where a set is gone, or has been replaced meanwhile, or the sets have too many rows
     */
    List<LabelledRow> of(String model, RetrainingOrder order) {
        var table = new TrainingSetTable(database);
        var rows = new ArrayList<LabelledRow>();
        for (var name : order.sets()) {
            var set = table.find(model, name).orElseThrow(() -> DomainException.conflict("The training set '" + name + "' is gone."));
            requireRoom(rows.size() + (long) set.rows());
            int before = rows.size();
            table.read(set, row -> rows.add(new LabelledRow(row.text(), row.label(), row.weight(), true)));
            if (rows.size() - before != set.rows()) throw DomainException.conflict("The training set '" + name + "' was replaced while it was read.");
        }
        if (order.feedbackSince() != null) {
            new FeedbackRows(database)
                    .between(model, order.feedbackSince(), order.feedbackUntil(), mostRows - rows.size())
                    .forEach(row -> rows.add(new LabelledRow(row.text(), row.label(), row.weight(), false)));
        }
        return rows;
    }

    private void requireRoom(long rows) {
        if (rows > mostRows) {
            throw DomainException.conflict("There are more than " + mostRows + " rows, which is the most that a training may take (understudy.retraining.max-rows).");
        }
    }
}
