package io.understudy.benchmark.relevance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.benchmark.relevance.JudgedQuery.Category;
import io.understudy.search.control.demo.TalentGenerator;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgedQueryTest {

    @Test
    void theSetIsBroadAndMostlyHard() throws Exception {
        var queries = JudgedQuery.read(Path.of("relevance/queries.tsv"));
        assertTrue(queries.size() >= 100, () -> queries.size() + " queries");
        assertEquals(queries.size(), queries.stream().map(JudgedQuery::id).distinct().count());
        assertEquals(queries.size(), queries.stream().map(JudgedQuery::text).distinct().count());
        assertEquals(
                Set.of("en", "hi", "mr", "hi-Latn"), queries.stream().map(JudgedQuery::form).collect(Collectors.toSet()));
        assertTrue(queries.stream().filter(query -> query.category() == Category.PLAIN).count() * 2 <= queries.size());
    }

    @Test
    void theHeldOutQuestionsAreOthers() throws Exception {
        var texts = JudgedQuery.read(Path.of("relevance/queries.tsv")).stream().map(JudgedQuery::text).toList();
        var heldOut = JudgedQuery.read(Path.of("relevance/queries-held-out.tsv"));
        assertTrue(heldOut.size() >= 60, () -> heldOut.size() + " queries");
        assertTrue(heldOut.stream().noneMatch(query -> texts.contains(query.text())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queries.tsv", "queries-held-out.tsv"})
    void everyQuestionHasGoodAnswersAmongTheDemoTalentsAndFarMoreBadOnes(String file) throws Exception {
        var talents = new TalentGenerator(LocalDate.of(2026, 1, 1)).generate(2_000, 42).toList();
        var wrong = new ArrayList<String>();
        for (var query : JudgedQuery.read(Path.of("relevance", file))) {
            long good = talents.stream().filter(talent -> query.judgement().grade(talent) >= 2).count();
            if (good < (query.category() == Category.NAMED ? 1 : 2) || good > 600) {
                wrong.add(query.id() + ": " + good);
            }
        }
        assertEquals(List.of(), wrong);
    }
}
