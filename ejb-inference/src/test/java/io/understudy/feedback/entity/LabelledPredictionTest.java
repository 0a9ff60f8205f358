package io.understudy.feedback.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the feedback on a prediction comes to. */
class LabelledPredictionTest {

    private final Said said = Said.create();

    @Test
    void aRightLabelBeatsARatingAndARatingWhatIsImplied() {
        var a = said.predicted("u", "spicy", "a");
        said.say(Said.label(a, "sweet", 1), Said.rating(a, 5, 2), Said.kind(a, FeedbackKind.SKIP, 3));
        assertEquals("sweet 1.0 label", verdict(a));
        var b = said.predicted("u", "spicy", "b");
        said.say(Said.rating(b, 2, 1), Said.kind(b, FeedbackKind.ACCEPT, 2));
        assertEquals("spicy -0.4 rating", verdict(b));
    }

    @Test
    void ofEqualsTheLatestWins() {
        var a = said.predicted("u", "spicy", "a");
        said.say(Said.label(a, "sour", 9), Said.label(a, "sweet", 5));
        assertEquals("sour 1.0 label", verdict(a));
        var b = said.predicted("u", "spicy", "b");
        said.say(Said.kind(b, FeedbackKind.CLICK, 1), Said.kind(b, FeedbackKind.ACCEPT, 2), Said.kind(b, FeedbackKind.REQUERY, 3));
        assertEquals("spicy -0.3 requery", verdict(b));
    }

    @Test
    void whatSaysNothingIsPassedOver() {
        var a = said.predicted("u", "spicy", "a");
        said.say(Said.rating(a, 3, 5), Said.kind(a, FeedbackKind.SHARE, 1));
        assertEquals("spicy 0.5 share", verdict(a));
        var b = said.predicted("u", "spicy", "b");
        said.say(Said.rating(b, 3, 5));
        assertEquals("", verdict(b));
    }

    @Test
    void withoutInputThereIsNothingToTrainOn() {
        var a = said.predicted("u", "spicy", null);
        said.say(Said.label(a, "sweet", 1));
        assertEquals("", verdict(a));
        assertEquals(List.of("[no_input]"), said.sql().strings("select unusable from understudy.feedback_verdict"));
    }

    /** A slip of the pen makes no label; two users make one. */
    @Test
    void aLabelThatNobodyKnowsNeedsSeveralUsers() {
        new LabelTable(said.database()).addLabels("food", "v1", List.of("spicy", "sweet"));
        var a = said.predicted("u1", "spicy", "a");
        var b = said.predicted("u1", "spicy", "b");
        said.say(Said.label(a, "kimchi", 1), Said.label(b, "kimchi", 1));
        assertEquals("", verdict(a));
        assertEquals(List.of("[kimchi, 1]"), said.sql().strings("select label, units from understudy.new_label"));
        var c = said.predicted("u2", "spicy", "c");
        said.say(Said.label(c, "kimchi", 1));
        assertEquals("kimchi 1.0 label", verdict(a));
        assertEquals("kimchi 1.0 label", verdict(c));
        new LabelTable(said.database()).addLabels("food", "v2", List.of("spicy", "kimchi"));
        assertEquals(List.of(), said.sql().strings("select label from understudy.new_label"));
    }

    @Test
    void anAnswerOutOfScopeIsALabelToo() {
        var a = said.predicted("u", "spicy", "a");
        said.sql().run("update understudy.prediction set output = '{\"label\": \"spicy\", \"out_of_scope\": true}'");
        said.say(Said.kind(a, FeedbackKind.ACCEPT, 1));
        assertEquals("out_of_scope 0.5 accept", verdict(a));
    }

    @Test
    void exportsWhatTheFilterAsksFor() {
        var a = said.predicted("u", "spicy", "erste");
        var b = said.predicted("u", "sweet", "zweite");
        said.say(Said.label(a, "sour", 10), Said.kind(b, FeedbackKind.SKIP, 20));
        assertEquals(List.of("erste sour", "zweite sweet"), export(new LabelFilter("food", null, null, null, null, null, -1.0)));
        assertEquals(List.of("erste sour"), export(new LabelFilter("food", "v1", null, null, null, null, 0.0)));
        assertEquals(List.of("zweite sweet"), export(new LabelFilter("food", null, null, null, null, FeedbackKind.SKIP, -1.0)));
        assertEquals(List.of("erste sour"), export(new LabelFilter("food", null, null, null, "sour", null, null)));
        assertEquals(List.of(), export(new LabelFilter("other", null, null, null, null, null, null)));
        assertEquals(List.of(), export(new LabelFilter("food", null, null, Instant.EPOCH, null, null, null)));
        assertEquals(List.of(), export(new LabelFilter("food", null, Instant.now().plusSeconds(60), null, null, null, null)));
        assertEquals(List.of(), export(new LabelFilter("food", "v2", null, null, null, null, null)));
    }

    @Test
    void anInputThatIsNoTextIsExportedAsItIs() {
        var a = said.predicted("u", "spicy", "x");
        said.sql().run("update understudy.prediction set input = '{\"n\": 1}'");
        said.say(Said.kind(a, FeedbackKind.ACCEPT, 1));
        new LabelledPredictions(said.database()).each(new LabelFilter("food", null, null, null, null, null, null), row -> {
            assertNull(row.text());
            assertEquals("{\"n\": 1}", row.input());
        });
    }

    @Test
    void theSummaryCounts() {
        new LabelTable(said.database()).addLabels("food", "v1", List.of("spicy", "sweet"));
        var a = said.predicted("u1", "spicy", "a");
        var b = said.predicted("u2", "spicy", "b");
        var c = said.predicted("u3", "spicy", null);
        said.predicted("u4", "spicy", "d");
        said.say(Said.label(a, "spicy", 1), Said.rating(a, 4, 1), Said.label(b, "sweet", 1), Said.rating(b, 1, 1), Said.kind(c, FeedbackKind.SKIP, 1));
        var d = said.predicted("u5", "spicy", "e");
        said.say(Said.label(d, "kimchi", 1));
        var e = said.predicted("u6", "spicy", "f");
        said.say(Said.kind(e, FeedbackKind.REQUERY, 1));
        var summary = new FeedbackSummaries(said.database()).read("food", null, Instant.now().minusSeconds(3600));
        assertEquals(6, summary.predictions());
        assertEquals(5, summary.withFeedback());
        assertEquals(5.0 / 6, summary.coverage(), 1e-12);
        assertEquals(3, summary.feedback().get("label"));
        assertEquals(2, summary.feedback().get("rating"));
        assertEquals(0, summary.feedback().get("accept"));
        assertEquals(2.5, summary.meanRating(), 1e-12);
        assertEquals(new FeedbackSummary.Agreement(3, 1, 1.0 / 3), summary.agreement());
        assertEquals(new FeedbackSummary.Labels(2, 1, 1, 0, 1), summary.labels());
        assertEquals(List.of(new FeedbackSummary.NewLabel("kimchi", 1, 2)), summary.newLabels());
        var none = new FeedbackSummaries(said.database()).read("food", "v2", Instant.now().minusSeconds(3600));
        assertEquals(0, none.predictions());
        assertNull(none.coverage());
        assertNull(none.agreement().accuracy());
        assertEquals(List.of("[food, v1, 6, 5, 7, 3, 2, 2.5, 1, 1, 3, 1, 3]"), said.sql().strings(
                "select model, version, sum(predictions)::int, sum(with_feedback)::int, sum(feedback)::int, sum(labels)::int, sum(ratings)::int, max(mean_rating),"
                        + " sum(skips)::int, sum(requeries)::int, sum(judged)::int, sum(agreeing)::int, sum(usable_labels)::int from reporting.feedback_daily group by 1, 2"));
    }

    private String verdict(UUID prediction) {
        var rows = said.sql().rows("select label, weight, kind from understudy.labelled_prediction where prediction_id = '" + prediction + "'");
        return rows.isEmpty() ? "" : rows.getFirst().get(0) + " " + rows.getFirst().get(1) + " " + rows.getFirst().get(2);
    }

    private List<String> export(LabelFilter filter) {
        var found = new ArrayList<String>();
        new LabelledPredictions(said.database()).each(filter, row -> found.add(row.text() + " " + row.label()));
        return found;
    }
}
