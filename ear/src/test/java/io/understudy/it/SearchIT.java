package io.understudy.it;

import static io.understudy.it.Patience.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.deployment.control.UnitHash;
import io.understudy.search.control.demo.TalentGenerator;
import io.understudy.wire.entity.Json;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way from profiles to an answer: the demo's own, with fewer profiles. */
class SearchIT extends HttpIT {

    private static final List<String> VERSIONS = List.of("v1_stable", "v2_experimental", "v3_advanced");

    @BeforeEach
    void threeVersionsShareTheTraffic() throws Exception {
        DemoTraffic.play();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "lead actors in Mumbai for a drama series",
        "मुंबई में ड्रामा सीरीज़ के लिए मुख्य अभिनेता",
        "मुंबईत नाट्यमय मालिकेसाठी मुख्य कलाकार",
        "mumbai mein drama series ke liye lead actor"
    })
    void findsRankedAndExplainedTalentsOfThePlaceInFourLanguageForms(String query) {
        var answer = search(Map.of("query", query, "explain", true));
        assertTrue(VERSIONS.contains(answer.path("model_version").asText()), answer.toString());
        assertEquals(10, answer.path("talents").size());
        var last = 1.0;
        for (var hit : answer.path("talents")) {
            assertTrue(worksIn(hit.path("talent"), "mumbai"), hit.toString());
            assertFalse(hit.path("match_reasons").isEmpty());
            assertTrue(hit.has("explanation"));
            assertTrue(hit.path("score").asDouble() <= last && hit.path("score").asDouble() >= 0);
            last = hit.path("score").asDouble();
        }
        var location = StreamSupport.stream(answer.path("interpreted").path("understood").spliterator(), false)
                .filter(part -> part.path("field").asText().equals("location"))
                .findFirst().orElseThrow();
        assertEquals("mumbai", location.path("value").asText());
        assertEquals("filter", location.path("effect").asText());
    }

    @Test
    void aUserSticksToTheVersionThatAnyoneCanRecompute() {
        for (int i = 0; i < 50; i++) {
            var user = "user-" + i;
            var point = UnitHash.point("talent-search", user);
            var expected = point < 0.7 ? "v1_stable" : point < 0.9 ? "v2_experimental" : "v3_advanced";
            for (int again = 0; again < 2; again++) {
                var answer = search(Map.of("query", "dancer", "user_id", user, "session_id", "s" + again));
                assertEquals(expected, answer.path("model_version").asText(), user);
            }
            assertEquals(expected, search(Map.of("query", "dancer", "session_id", user)).path("model_version").asText());
        }
    }

    @Test
    void aVersionCanBePinned() {
        for (var version : VERSIONS) {
            var answer = search(Map.of("query", "singer", "user_id", "one", "model_version", version));
            assertEquals(version, answer.path("model_version").asText());
        }
        var unknown = api.post("/api/v1/search", Map.of("query", "singer", "model_version", "v9"));
        assertEquals(404, unknown.status());
        assertEquals("application/problem+json", unknown.header("Content-Type"));
    }

    @Test
    void anEqualSearchIsAnsweredFromMemoryWhoeverAsks() {
        var query = "stunt performer " + UUID.randomUUID();
        var first = search(Map.of("query", query, "user_id", "a", "model_version", "v1_stable"));
        var second = search(Map.of("query", query, "user_id", "b", "model_version", "v1_stable"));
        var fresh = search(Map.of("query", query, "user_id", "a", "model_version", "v1_stable", "use_cache", false));
        assertFalse(first.path("cache_hit").asBoolean());
        assertTrue(second.path("cache_hit").asBoolean());
        assertFalse(fresh.path("cache_hit").asBoolean());
        assertEquals(first.path("talents"), second.path("talents"));
        assertEquals(first.path("talents"), fresh.path("talents"));
        assertNotEquals(first.path("request_id"), second.path("request_id"));
    }

    @Test
    void aNewProfileIsFoundOnEveryVersionAndADeletedOneNoMore() throws Exception {
        var id = "it-" + UUID.randomUUID();
        for (var version : VERSIONS) assertFalse(finds(version, id));
        assertEquals(201, admin.put("/api/v1/talents/" + id, player("Plays the xylorimba like nobody else.")).status());
        assertTrue(within(() -> VERSIONS.stream().allMatch(v -> finds(v, id))));
        assertEquals(204, admin.delete("/api/v1/talents/" + id).status());
        assertTrue(within(() -> VERSIONS.stream().noneMatch(v -> finds(v, id))));
    }

    /** What is promised; by the median, since a busy machine may hold one of them up. */
    @Test
    void aChangeIsFoundOnEveryVersionWithinASecond() throws Exception {
        var path = "/api/v1/talents/it-" + UUID.randomUUID();
        var delays = new long[20];
        for (int i = 0; i < delays.length; i++) {
            var biography = "Plays the xylorimba, piece " + i + ".";
            assertTrue(admin.put(path, player(biography)).status() < 300);
            var changed = System.nanoTime();
            assertTrue(within(() -> VERSIONS.stream().allMatch(v -> biographies(v, "xylorimba").contains(biography))));
            delays[i] = (System.nanoTime() - changed) / 1_000_000;
        }
        assertEquals(204, admin.delete(path).status());
        Arrays.sort(delays);
        assertTrue(delays[delays.length / 2] < 1_000, "milliseconds: " + Arrays.toString(delays));
    }

    /** With it, the place is a filter and the work a boost; without it they are words like any others. */
    @Test
    void understandingTheTextCanBeSwitchedOff() {
        var request = Map.<String, Object>of("query", "dancer in Mumbai", "model_version", "v1_stable", "max_results", 100);
        var plain = new HashMap<>(request);
        plain.put("interpret", false);
        var with = search(request);
        var without = search(plain);
        assertEquals(json("{'language': 'en', 'understood': ["
                + "{'field': 'skill', 'value': 'dancing', 'text': 'dancer', 'effect': 'boost'},"
                + "{'field': 'location', 'value': 'mumbai', 'text': 'Mumbai', 'effect': 'filter'}]}"), with.path("interpreted"));
        assertEquals(json("{'language': null, 'understood': []}"), without.path("interpreted"));
        for (var hit : with.path("talents")) assertTrue(worksIn(hit.path("talent"), "mumbai"), hit.toString());
        var elsewhere = StreamSupport.stream(without.path("talents").spliterator(), false)
                .filter(hit -> !worksIn(hit.path("talent"), "mumbai"))
                .count();
        assertTrue(elsewhere > 0, "a place that is only a word leaves nobody out");

        plain.put("filters", Map.of("location", List.of("mumbai")));
        var filtered = search(plain);
        assertEquals(json("{'language': null, 'understood': []}"), filtered.path("interpreted"));
        assertEquals(filtered.path("total_matches"), with.path("total_matches"), "the same filter, whoever says it");
    }

    /** Whoever asks, and however the traffic is split. */
    @Test
    void pagesJoinWithoutGapOrRepetition() {
        var seen = new java.util.HashSet<String>();
        var request = new HashMap<String, Object>(Map.of("query", "actor", "max_results", 25));
        for (int page = 0; page < 4; page++) {
            var answer = search(request);
            for (var hit : answer.path("talents")) assertTrue(seen.add(hit.path("talent").path("id").asText()));
            request.put("cursor", answer.path("next_cursor").asText());
        }
        assertEquals(100, seen.size());
        var last = search(request).path("model_version").asText();
        request.put("model_version", VERSIONS.stream().filter(v -> !v.equals(last)).findFirst().orElseThrow());
        assertEquals(400, api.post("/api/v1/search", request).status());
    }

    @Test
    void isReadyWithEveryVersionLoaded() {
        var checks = api.get("/health/ready").json().path("checks");
        assertTrue(checks.findValuesAsText("name").contains("models"), checks.toString());
        assertTrue(checks.findValuesAsText("status").stream().allMatch("UP"::equals), checks.toString());
    }

    @Test
    void theDeploymentShowsTheSplit() {
        var active = api.get("/api/v1/models/talent-search/deployments").json().path("deployments").get(0);
        assertEquals("active", active.path("state").asText());
        assertEquals(List.of(70.0, 20.0, 10.0), active.path("split").findValues("percent").stream().map(JsonNode::asDouble).toList());
        assertEquals(VERSIONS, active.path("split").findValuesAsText("version"));
    }

    @Test
    void aDeploymentThatDoesNotAddUpOrNamesTheUnknownChangesNothing() {
        var path = "/api/v1/models/talent-search/deployments";
        var before = api.get(path).json();
        assertEquals(401, api.post(path, Map.of("split", Map.of("v1_stable", 100))).status());
        assertEquals(400, admin.post(path, Map.of("split", Map.of("v1_stable", 60, "v2_experimental", 30))).status());
        assertEquals(400, admin.post(path, Map.of("split", Map.of("v1_stable", 33.333, "v2_experimental", 66.667))).status());
        assertEquals(404, admin.post(path, Map.of("split", Map.of("v9", 100))).status());
        assertEquals(404, admin.post("/api/v1/models/none/deployments", Map.of("split", Map.of("v1", 100))).status());
        assertEquals(before, api.get(path).json());
    }

    @Test
    void anAddressOrAParameterThatCannotBeReadIsTheCallersFault() {
        for (var path : List.of("/api/v1/talents?limit=", "/api/v1/models?limit=", "/api/v1/talents?cursor=dDE6AA")) {
            var answer = api.get(path);
            assertEquals(400, answer.status(), path + answer.text());
            assertEquals("application/problem+json", answer.header("Content-Type"));
        }
    }

    private JsonNode search(Map<String, Object> request) {
        var answer = api.post("/api/v1/search", request);
        assertEquals(200, answer.status(), answer.text());
        return answer.json();
    }

    private boolean finds(String version, String id) {
        var answer = search(Map.of("query", "xylorimba", "model_version", version));
        return answer.path("talents").findValuesAsText("id").contains(id);
    }

    private List<String> biographies(String version, String query) {
        return search(Map.of("query", query, "model_version", version)).path("talents").findValuesAsText("biography");
    }

    /** One of the demo's kind, but for what is said of it. */
    private static JsonNode player(String biography) {
        var profile = (ObjectNode) Json.MAPPER.valueToTree(new TalentGenerator(LocalDate.of(2026, 1, 1)).profile(1, 99));
        profile.remove(List.of("id", "updated_at"));
        return profile.put("biography", biography);
    }

    private static JsonNode json(String withSingleQuotes) {
        try {
            return Json.MAPPER.readTree(withSingleQuotes.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean worksIn(JsonNode talent, String city) {
        return talent.path("city").asText().equals(city)
                || StreamSupport.stream(talent.path("willing_cities").spliterator(), false).anyMatch(c -> c.asText().equals(city));
    }
}
