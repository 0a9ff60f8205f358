package io.understudy.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.it.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller meets at the edges: names and links, problems for everything wrong, the admin key. */
class EdgesIT extends HttpIT {

    private static final String SEARCH = "/api/v1/search";
    private static final String DEPLOYMENTS = "/api/v1/models/none/deployments";

    @Test
    void saysWhoAnswersAndWhereThingsAre() {
        var about = api.get("/").json();
        assertEquals("Understudy", about.path("name").asText());
        assertTrue(about.path("version").asText().matches("\\d+\\.\\d+\\.\\d+.*"), about.toString());
        assertEquals("/api/v1/search", about.path("links").path("search").asText());
        assertEquals("pong", api.get("/ping").text());
    }

    @ParameterizedTest
    @CsvSource({"/health", "/health/live", "/health/ready", "/health/started", "/metrics", "/openapi", "/openapi/ui/"})
    void keepsTheServersOwnPaths(String path) {
        assertEquals(200, api.get(path).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{                                      | body                  | is malformed JSON at line 1, column 2",
        "{\"query\": \"a\"}}                    | body                  | is malformed JSON at line 1, column 15",
        "{\"query\": \"a\"} {}                  | body                  | goes on after its JSON value has ended",
        "{\"query\": \"a\", \"query\": \"b\"}   | body                  | Duplicate field 'query'",
        "{'query': 'a'}                         | body                  | is malformed JSON at line 1, column 2",
        "dancer                                 | body                  | Unrecognized token 'dancer'",
        "null                                   | body                  | must not be null",
        "[]                                     | body                  | must be an object",
        "\"dancer\"                             | body                  | must be an object",
        "{\"qery\": \"a\"}                      | qery                  | known are: attributes, cursor, explain, filters",
        "{\"query\": 5}                         | query                 | must be text",
        "{\"query\": {}}                        | query                 | must be text",
        "{\"query\": \"a\\u0000\"}              | query                 | U+0000",
        "{\"user_id\": \"\\ud83d\"}             | user_id               | half of a surrogate pair",
        "{\"max_results\": \"ten\"}             | max_results           | must be a whole number",
        "{\"max_results\": 2.5}                 | max_results           | must be a whole number",
        "{\"max_results\": 99999999999}         | max_results           | 2147483647",
        "{\"max_results\": 0}                   | max_results           | must be greater than or equal to 1",
        "{\"max_results\": 101}                 | max_results           | must be less than or equal to 100",
        "{\"user_id\": \"\"}                    | user_id               | size must be between 1 and 200",
        "{\"use_cache\": \"yes\"}               | use_cache             | must be true or false",
        "{\"filters\": []}                      | filters               | must be",
        "{\"filters\": {\"gender\": [\"x\"]}}   | filters.gender[0]     | must be one of",
        "{\"filters\": {\"level\": [null]}}     | filters.level[0]      | must not be null",
        "{\"filters\": {\"location\": [\"\"]}}  | filters.location[0]   | must not be blank",
        "{\"filters\": {\"skills\": {\"any\": [\"a\", 7]}}} | filters.skills.any[1] | must be text",
        "{\"filters\": {\"skills\": {\"some\": []}}}        | filters.skills.some   | known are: all, any",
        "{\"filters\": {\"age_range\": {\"min\": -1}}}      | filters.age_range.min | must be greater than or equal to 0",
        "{\"filters\": {\"age_range\": {\"min\": true}}}    | filters.age_range.min | must be a whole number",
        "{\"filters\": {\"availability\": {\"from\": \"soon\"}}} | filters.availability.from | must be a date such as 2026-01-31, not 'soon'",
        "{\"filters\": {\"availability\": {\"from\": \"2026-01-31\"}}} | filters.availability.to | must not be null",
    })
    void namesEachWrongFieldAndItsLimit(String body, String field, String reason) {
        var errors = problem(400, api.post(SEARCH, body)).json().path("errors");
        var found = false;
        for (var error : errors) {
            found |= error.path("field").asText().equals(field) && error.path("reason").asText().contains(reason);
        }
        assertTrue(found, field + " " + reason + " in " + errors);
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        var errors = problem(400, api.post(SEARCH, "{\"max_results\": 0, \"user_id\": \"\", \"query\": \"" + "x".repeat(2001) + "\"}"))
                .json()
                .path("errors");
        assertEquals(3, errors.size(), errors.toString());
        assertEquals("size must be between 0 and 2000", errors.path(1).path("reason").asText());
    }

    @Test
    void refusesBodiesThatAreNoText() {
        problem(400, send("POST", SEARCH, new byte[0], "application/json"));
        problem(400, send("POST", SEARCH, new byte[] {'"', (byte) 0xff, '"'}, "application/json"));
        problem(400, send("POST", SEARCH, ("{\"query\":" + "[".repeat(5000)).getBytes(UTF_8), "application/json"));
        problem(400, api.get(DEPLOYMENTS + "?cursor=%00"));
    }

    /** The same for every way in which a body can break off. */
    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Length: 500\r\n\r\n{\"query\": \"dancer\"",
        "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"query\": \"danc",
        "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{\"query\": \"dancer\"}\r\n0\r\n\r\n",
    })
    void refusesBodiesThatBreakOff(String rest) {
        for (var path : new String[] {SEARCH, "/v2/models/none/infer"}) {
            try (var call = new RawCall(api.server())) {
                var answer = call.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n" + rest)
                        .endSending()
                        .answer();
                assertTrue(answer.status() >= 400 && answer.status() < 500, answer.text());
            }
        }
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        var large = new byte[(1 << 20) + 1];
        Arrays.fill(large, (byte) ' ');
        var refused = problem(413, send("POST", SEARCH, large, "application/json"));
        assertEquals("must be at most 1048576 bytes", refused.json().path("errors").path(0).path("reason").asText());
    }

    @Test
    void refusesMediaTypesItDoesNotKnow() {
        problem(415, send("POST", SEARCH, "<a/>".getBytes(UTF_8), "text/xml"));
        problem(415, send("POST", SEARCH, "query=a".getBytes(UTF_8), "application/x-www-form-urlencoded"));
        problem(415, send("POST", SEARCH, "{}".getBytes(UTF_8), null));
        problem(415, api.with("Content-Encoding", "gzip").post(SEARCH, "{}"));
        problem(406, api.with("Accept", "text/xml").get("/"));
        problem(400, api.with("Accept", "application/json;q=abc").post(SEARCH, "{}"));
    }

    @Test
    void namesTheMethodsThatAreAllowed() {
        var refused = problem(405, api.get(SEARCH));
        assertTrue(refused.header("Allow").contains("POST"), refused.header("Allow"));
        problem(405, api.delete("/ping"));
        problem(405, send("FOO", "/", new byte[0], null));
    }

    @ParameterizedTest
    @CsvSource({"/nothing", "/api/v1", "/api/v1/nothing", "/api/v1/talents/nobody", "/api/v1/models/none/deployments/1", "/index.html", "/problem"})
    void saysThatThereIsNothing(String path) {
        problem(404, api.get(path));
    }

    /** The server answers these before any application, filter or error page sees them, as JSON only to those who ask for it. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/talents/%zz", "/%00", "/..%2f.."})
    void anAddressThatCannotBeDecodedIsRefusedAsJson(String path) {
        try (var call = new RawCall(api.server())) {
            var answer = call.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nConnection: close\r\n\r\n").answer();
            assertEquals(400, answer.status(), answer.text());
            assertTrue(answer.head().contains("Content-Type: application/json"), answer.head());
            assertFalse(answer.json().path("error_message").asText().isEmpty(), answer.text());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "?limit=many | limit | must be a whole number",
        "?limit=0    | limit | must be greater than or equal to 1",
        "?limit=201  | limit | must be less than or equal to 200",
        "/first      | number | must be a whole number",
    })
    void namesWrongParameters(String rest, String name, String reason) {
        var error = problem(400, api.get(DEPLOYMENTS + rest)).json().path("errors").path(0);
        assertEquals(name, error.path("field").asText());
        assertTrue(error.path("reason").asText().startsWith(reason), error.toString());
    }

    @Test
    void asksForTheAdminKey() {
        var missing = problem(401, api.post(DEPLOYMENTS, "{}"));
        assertEquals("Bearer realm=\"understudy\"", missing.header("WWW-Authenticate"));
        var wrong = problem(401, api.with("Authorization", "Bearer nonsense").post(DEPLOYMENTS, "{}"));
        assertTrue(wrong.header("WWW-Authenticate").contains("invalid_token"));
        problem(401, api.with("Authorization", "Basic YWRtaW46YWRtaW4=").post(DEPLOYMENTS, "{}"));
        problem(400, admin.post(DEPLOYMENTS, "{\"split\": {}}"));
        problem(404, admin.post(DEPLOYMENTS, "{\"split\": {\"v1\": 100}}"));
    }

    @Test
    void keepsTheGeneratedKeyToItsOwner() throws IOException {
        var file = TestServer.home().resolve("admin-key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.readString(file).strip().matches("usk_[A-Za-z0-9_-]{43}"));
    }

    private Answer send(String method, String path, byte[] body, String type) {
        return api.send(method, path, body, type);
    }
}
