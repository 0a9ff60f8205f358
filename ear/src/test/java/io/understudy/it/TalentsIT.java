package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.it.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalentsIT extends HttpIT {

    private static final String TALENTS = "/api/v1/talents";
    private static final String IMPORT = "/api/v1/talents/import";

    private final String run = "it-" + UUID.randomUUID();

    @Test
    void aTalentIsPutReadReplacedAndForgotten() {
        var path = TALENTS + "/" + run;
        assertEquals(404, api.get(path).status());

        var created = admin.put(path, profile(null, "आशा कुलकर्णी"));
        assertEquals(201, created.status(), created.text());
        assertTrue(created.header("Location").endsWith(path), created.header("Location"));
        assertEquals(run, created.json().path("id").asText());
        assertFalse(created.json().path("updated_at").asText().isEmpty());
        assertEquals(created.json(), api.get(path).json());

        var replaced = admin.put(path, profile(run, "Asha Kulkarni"));
        assertEquals(200, replaced.status(), replaced.text());
        assertEquals("Asha Kulkarni", api.get(path).json().path("name").asText());

        assertEquals(204, admin.delete(path).status());
        assertEquals(404, api.get(path).status());
        assertEquals(404, admin.delete(path).status());
        assertEquals(201, admin.put(path, profile(null, "Asha again")).status());
        admin.delete(path);
    }

    @Test
    void onlyTheAdminKeyWrites() {
        assertEquals(401, api.put(TALENTS + "/" + run, profile(null, "Asha")).status());
        assertEquals(401, api.delete(TALENTS + "/" + run).status());
        assertEquals(401, ndjson(api, profile("a", "A")).status());
        assertEquals(401, api.get(IMPORT).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"name\":\"Asha\"      | \"name\":\"\"               | name             | must not be blank",
        "\"name\":\"Asha\"      | \"name\":7                  | name             | must be text",
        "\"name\":\"Asha\"      | \"nome\":\"Asha\"           | nome             | is not a known field",
        "\"gender\":\"female\"  | \"gender\":\"woman\"        | gender           | must be one of female, male, non_binary",
        "\"min\":20             | \"min\":40                  | playing_age      | min must not be greater than max",
        "\"min\":20             | \"min\":-1                  | playing_age.min  | must be greater than or equal to 0",
        "\"acting.drama\"       | \"Bollywood dance\"         | skills[0]        | nearest: dancing.bollywood",
        "\"city\":              | \"id\":\"other\",\"city\":  | id               | must be the one in the path",
    })
    void whatIsWrongIsNamed(String good, String bad, String field, String reason) {
        var answer = admin.put(TALENTS + "/" + run, profile(null, "Asha").replace(good, bad));
        assertEquals(400, answer.status(), answer.text());
        assertEquals("application/problem+json", answer.header("Content-Type").split(";")[0]);
        var error = answer.json().path("errors").path(0);
        assertEquals(field, error.path("field").asText(), answer.text());
        assertTrue(error.path("reason").asText().contains(reason), answer.text());
    }

    @Test
    void theListGoesPageByPage() {
        var lines = IntStream.range(0, 7).mapToObj(i -> profile(run + "-" + i, "Talent " + i)).collect(Collectors.joining("\n"));
        assertEquals(7, ndjson(admin, lines).json().path("accepted").asInt());
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = api.get(TALENTS + "?limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).json();
            page.path("talents").forEach(talent -> seen.add(talent.path("id").asText()));
            cursor = page.path("next_cursor").asText();
        } while (!cursor.isEmpty());
        assertEquals(seen.stream().sorted().distinct().toList(), seen);
        assertEquals(7, seen.stream().filter(id -> id.startsWith(run)).count());
        seen.stream().filter(id -> id.startsWith(run)).forEach(id -> admin.delete(TALENTS + "/" + id));
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=501, limit", "limit=many, limit", "cursor=nonsense, cursor"})
    void aListSaysWhatItCannotTake(String query, String field) {
        var answer = api.get(TALENTS + "?" + query);
        assertEquals(400, answer.status(), answer.text());
        assertEquals(field, answer.json().path("errors").path(0).path("field").asText(), answer.text());
    }

    @Test
    void anImportKeepsGoodLinesAndReportsBadOnes() {
        var body = String.join("\r\n",
                "\uFEFF" + profile(run + "-a", "Asha"),
                "{\"id\":",
                "",
                profile(run + "-b", "B").replace("\"min\":20", "\"min\":40"),
                profile(run + "-c", "First"),
                profile(run + "-c", "Last"));
        var key = admin.with("Idempotency-Key", run);
        var answer = ndjson(key, body);
        assertEquals(200, answer.status(), answer.text());
        var done = answer.json();
        assertEquals(run, done.path("id").asText());
        assertEquals("completed", done.path("state").asText());
        assertEquals(6, done.path("lines_read").asInt());
        assertEquals(3, done.path("accepted").asInt());
        assertEquals(2, done.path("rejected").asInt());
        assertEquals(List.of(2, 4), lines(done));
        assertEquals("playing_age", done.path("errors").path(1).path("field").asText());
        assertEquals("Last", api.get(TALENTS + "/" + run + "-c").json().path("name").asText());

        assertEquals(done, admin.get(IMPORT + "/" + run).json(), "progress can be read afterwards too");
        assertEquals(run, admin.get(IMPORT + "?limit=1").json().path("imports").path(0).path("id").asText());
        admin.delete(TALENTS + "/" + run + "-a");
        assertEquals(done, ndjson(key, body).json(), "a repetition imports nothing");
        assertEquals(404, api.get(TALENTS + "/" + run + "-a").status());
        var another = ndjson(key, body.replace("Last", "Lost"));
        assertEquals(400, another.status(), another.text());
        assertEquals("Idempotency-Key", another.json().path("errors").path(0).path("field").asText());
        assertEquals("Last", api.get(TALENTS + "/" + run + "-c").json().path("name").asText());
        for (var id : List.of("-c")) admin.delete(TALENTS + "/" + run + id);
    }

    @Test
    void anImportThatCannotBeginSaysWhy() {
        assertEquals(404, admin.get(IMPORT + "/never").status());
        assertEquals(400, ndjson(admin.with("Idempotency-Key", "not an id"), "{}").status());
        assertEquals(415, admin.post(IMPORT, "{}").status());
    }

    @Test
    void anImportThatIsRunningIsAConflictHoweverBusyTheNode() {
        try (var one = begin(run); var other = begin(run + "-other")) {
            awaitRunning(run);
            awaitRunning(run + "-other");
            for (var i = 0; i < 3; i++) assertEquals(409, ndjson(admin.with("Idempotency-Key", run), "").status());
            assertEquals(503, ndjson(admin.with("Idempotency-Key", run + "-third"), "").status());
            one.send("0\r\n\r\n");
            other.send("0\r\n\r\n");
            assertEquals(200, one.answer().status());
            assertEquals(200, other.answer().status());
        }
    }

    /** The server may drop what it had not handed on when the sending ends: the line that it names is what counts. */
    @Test
    void aBodyThatEndsEarlyIsTheClientsFaultAndItsGoodLinesAreKept() {
        var first = profile(run + "-first", "First") + "\n";
        var whole = first + profile(run + "-second", "Second") + "\n";
        for (var length : List.of("Content-Length: " + whole.length(), "Transfer-Encoding: chunked")) {
            var isChunked = length.startsWith("T");
            var sent = whole.substring(0, first.length() + 10);
            boolean isFirstKept;
            try (var call = head(run + isChunked, length)) {
                call.send(isChunked ? Integer.toHexString(sent.length()) + "\r\n" + sent + "\r\n" : sent);
                var answer = call.endSending().answer();
                assertEquals(400, answer.status(), answer.text());
                assertTrue(answer.head().contains("application/problem+json"), answer.head());
                var named = answer.json().path("detail").asText();
                isFirstKept = named.startsWith("body: ended early, after line 1; import '");
                assertTrue(isFirstKept || named.startsWith("body: ended early, after line 0; import '"), answer.text());
            }
            assertEquals(isFirstKept ? 200 : 404, api.get(TALENTS + "/" + run + "-first").status());
            assertEquals(404, api.get(TALENTS + "/" + run + "-second").status());
            assertEquals("failed", admin.get(IMPORT + "/" + run + isChunked).json().path("state").asText());
            assertEquals(200, ndjson(admin.with("Idempotency-Key", run + isChunked), whole).status(), "it begins anew");
            for (var id : List.of("-first", "-second")) assertEquals(204, admin.delete(TALENTS + "/" + run + id).status());
        }
    }

    /** An import whose body has not ended yet. */
    private RawCall begin(String key) {
        return head(key, "Transfer-Encoding: chunked").send("1\r\n\n\r\n");
    }

    private RawCall head(String key, String length) {
        return new RawCall(api.server()).send("POST " + IMPORT + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-ndjson\r\n" + length + "\r\nIdempotency-Key: " + key
                + "\r\nAuthorization: " + admin.authorization() + "\r\n\r\n");
    }

    private void awaitRunning(String id) {
        for (var i = 0; i < 200 && admin.get(IMPORT + "/" + id).status() != 200; i++) LockSupport.parkNanos(50_000_000);
        assertEquals("running", admin.get(IMPORT + "/" + id).json().path("state").asText());
    }

    @Test
    void anImportMayBeLargerThanAnyOtherBody() {
        var line = profile(run + "-big", "Big").replace("\"biography\":\"\"", "\"biography\":\"" + "x".repeat(9_000) + "\"");
        var answer = ndjson(admin, (line + "\n").repeat(300));
        assertEquals(200, answer.status(), answer.text());
        assertEquals(300, answer.json().path("accepted").asInt());
        admin.delete(TALENTS + "/" + run + "-big");
    }

    private static Answer ndjson(Api as, String body) {
        return as.send("POST", IMPORT, body.getBytes(StandardCharsets.UTF_8), "application/x-ndjson");
    }

    private static List<Integer> lines(JsonNode done) {
        return StreamSupport.stream(done.path("errors").spliterator(), false).map(error -> error.path("line").asInt()).toList();
    }

    private static String profile(String id, String name) {
        return (id == null ? "{" : "{\"id\":\"" + id + "\",") + "\"name\":\"" + name + "\",\"gender\":\"female\","
                + "\"playing_age\":{\"min\":20,\"max\":30},\"city\":\"mumbai\",\"skills\":[\"acting.drama\"],"
                + "\"experience_years\":4,\"level\":\"emerging\",\"union_member\":false,\"biography\":\"\"}";
    }
}
