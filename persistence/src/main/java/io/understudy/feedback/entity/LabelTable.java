package io.understudy.feedback.entity;

import io.understudy.database.entity.Database;
import io.understudy.database.entity.Statements;
import java.util.List;
import java.util.Map;

/** What SQL has to know to tell labels from feedback: the weights that are set, and the labels that versions can answer. */
public final class LabelTable {

    private static final String RULE =
            "insert into understudy.feedback_rule as r (name, value) values (?, ?) on conflict (name) do update set value = excluded.value where r.value <> excluded.value";

    private static final String LABELS =
            "insert into understudy.version_label (version, model, label) select ?, ?, label from unnest(?::text[]) l (label) on conflict do nothing";

    private final Database database;

    public LabelTable(Database database) {
        this.database = database;
    }

    /** @param rules by kind, of ratings {@code rating_1} to {@code rating_5}; and {@code new_label_units} */
    public void setRules(Map<String, Double> rules) {
        database.inTransaction(connection -> {
            var statements = new Statements(database, connection);
            for (var rule : rules.entrySet()) statements.update(RULE, rule.getKey(), rule.getValue());
            return null;
        });
    }

    /** @param version id of a version of the model */
    public void addLabels(String model, String version, List<String> labels) {
        database.call(connection -> new Statements(database, connection)
                .update(LABELS, version, model, Database.column(connection, "text", labels, label -> label)));
    }
}
