package io.understudy.benchmark.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.search.control.index.SearchRules;
import io.understudy.search.control.lexicon.Lexicon;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    @Test
    void theSameSeedAsksTheSame() {
        assertEquals(Questions.of(50, 1), Questions.of(50, 1));
        assertFalse(Questions.of(50, 1).equals(Questions.of(50, 2)));
    }

    @Test
    void everyQuestionIsDistinctCompleteAndAllowed() {
        var questions = Questions.of(400, 7);
        assertEquals(400, questions.stream().map(Question::text).distinct().count());
        var rules = new SearchRules(Lexicon.standard());
        for (var question : questions) {
            assertFalse(question.text().contains("{"), question.text());
            rules.check(question.request());
        }
        double filtered = questions.stream().filter(question -> !question.request().filters().isEmpty()).count() / 400.0;
        assertTrue(filtered > 0.3 && filtered < 0.5, "filtered " + filtered);
    }
}
