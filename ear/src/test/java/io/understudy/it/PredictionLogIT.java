package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each search leaves a record that its answer's id finds. */
class PredictionLogIT extends HttpIT {

    private static final String LOG = "/api/v1/predictions/log";

    @BeforeAll
    static void somethingIsThereToSearch() throws Exception {
        DemoTraffic.play();
    }

    @Test
    void anAnswersIdFindsItsRecord() throws InterruptedException {
        var unit = "unit-" + UUID.randomUUID();
        var answer = search(unit, "dancer in Pune", false);
        assertEquals(answer.path("prediction_id"), answer.path("request_id"));
        var record = recordOf(answer);
        assertEquals("talent-search", record.path("model").asText());
        assertEquals(answer.path("revision"), record.path("revision"));
        assertEquals(unit, record.path("unit").asText());
        assertEquals("none", record.path("cache_tier").asText());
        assertEquals("ok", record.path("status").asText());
        assertEquals(64, record.path("input_digest").asText().length());
        assertFalse(record.has("input"), "only the digest by default");
        assertEquals(answer.path("total_matches"), record.at("/output/total_matches"));
        assertEquals(answer.at("/talents/0/talent/id"), record.at("/output/talents/0"));
        assertEquals(answer.at("/talents/0/score").asDouble(), record.path("confidence").asDouble(), 1e-12);
        assertTrue(record.path("latency_us").asLong() > 0);
    }

    @Test
    void aCachedAnswerHasARecordOfItsOwnWithTheSameDigest() throws InterruptedException {
        var unit = "unit-" + UUID.randomUUID();
        var query = "singer " + UUID.randomUUID();
        var first = recordOf(search(unit, query, true));
        var second = recordOf(search(unit, query, true));
        assertEquals("none", first.path("cache_tier").asText());
        assertEquals("l1", second.path("cache_tier").asText());
        assertEquals(first.path("input_digest"), second.path("input_digest"));
        assertFalse(first.path("id").equals(second.path("id")));
    }

    @Test
    void recordsAreFoundByWhoTheyAreOfPageByPage() throws InterruptedException {
        var unit = "unit-" + UUID.randomUUID();
        var first = search(unit, "one", false);
        var second = search(unit, "two", false);
        recordOf(second);
        recordOf(first);
        var page = admin.get(LOG + "?model=talent-search&status=ok&limit=1&unit=" + unit
                + "&version=" + first.path("model_version").asText()).json();
        assertEquals(second.path("prediction_id"), page.at("/predictions/0/id"));
        var next = admin.get(LOG + "?limit=1&unit=" + unit + "&cursor=" + page.path("next_cursor").asText()).json();
        assertEquals(first.path("prediction_id"), next.at("/predictions/0/id"));
        assertFalse(next.has("next_cursor"));
        assertEquals(0, admin.get(LOG + "?status=failed&unit=" + unit).json().path("predictions").size());
        assertEquals(0, admin.get(LOG + "?to=2020-01-01T00:00:00Z").json().path("predictions").size());
    }

    @Test
    void isForAdministratorsAlone() {
        assertEquals(401, api.get(LOG).status());
        assertEquals(401, api.get(LOG + "/" + UUID.randomUUID()).status());
        assertEquals(401, api.get("/api/v1/alerts").status());
        assertEquals(200, admin.get("/api/v1/alerts").status());
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        assertEquals(404, admin.get(LOG + "/" + UUID.randomUUID()).status());
        assertEquals(400, admin.get(LOG + "/none").status());
        assertEquals(400, admin.get(LOG + "?status=good").status());
        assertEquals(400, admin.get(LOG + "?version=v1_stable").status());
        assertEquals(400, admin.get(LOG + "?from=yesterday").status());
        for (var parameter : List.of("from", "to")) {
            var far = admin.get(LOG + "?" + parameter + "=%2B999999999-12-31T23:59:59Z");
            assertEquals(400, far.status(), far.text());
            assertEquals(parameter, far.json().at("/errors/0/field").asText());
            assertEquals("must lie in the years 1 to 9999", far.json().at("/errors/0/reason").asText());
        }
    }

    @Test
    void isAmongTheMetrics() throws InterruptedException {
        recordOf(search("u", "anyone", false));
        for (int i = 0; i < 100 && !written(); i++) TimeUnit.MILLISECONDS.sleep(50);
        assertTrue(written());
        assertTrue(shows("understudy_prediction_log_dropped_total\\{[^}]*reason=\"queue_full\"[^}]*} 0"));
    }

    private boolean written() {
        return shows("understudy_prediction_log_written_total\\S* [1-9]");
    }

    private boolean shows(String sample) {
        return Pattern.compile("(?m)^" + sample).matcher(api.get("/metrics").text()).find();
    }

    private JsonNode search(String unit, String query, boolean useCache) {
        var answer = api.post("/api/v1/search", Map.of("query", query, "user_id", unit, "use_cache", useCache));
        assertEquals(200, answer.status(), answer.text());
        return answer.json();
    }

    /** In async mode the answer is first. */
    private JsonNode recordOf(JsonNode answer) throws InterruptedException {
        var path = LOG + "/" + answer.path("prediction_id").asText();
        for (int i = 0; i < 200 && admin.get(path).status() != 200; i++) TimeUnit.MILLISECONDS.sleep(50);
        var record = admin.get(path);
        assertEquals(200, record.status(), record.text());
        return record.json();
    }
}
