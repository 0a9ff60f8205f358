package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's description is complete, and speaks the names that the API speaks. */
class DescriptionIT extends HttpIT {

    private final JsonNode description = api.get("/openapi?format=JSON").json();

    @Test
    void describesLimitsAndNamesAsTheJsonHasThem() {
        var request = schema("SearchRequest").path("properties");
        assertEquals(100, request.path("max_results").path("maximum").asInt());
        assertEquals(2000, request.path("query").path("maxLength").asInt());
        var gender = schema("Filters").path("properties").path("gender").path("items").path("enum");
        assertEquals("female", gender.path(0).asText().equals("male") ? gender.path(1).asText() : gender.path(0).asText());
    }

    @Test
    void givesExamplesOfASearch() {
        var examples = description.at("/paths/~1api~1v1~1search/post/requestBody/content/application~1json/examples");
        assertEquals("lead actors in Mumbai for a drama series", examples.at("/english/value/query").asText());
        examples.forEach(example -> assertFalse(
                api.post("/api/v1/search", example.path("value")).status() == 400, example.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/search", "/api/v1/intents", "/api/v1/intents/batch", "/v2/models/{model}/infer", "/v2/models/{model}/versions/{version}/infer"})
    void tellsHowACallerLimitsItsWait(String path) {
        var parameters = description.path("paths").path(path).at("/post/parameters");
        var found = parameters.valueStream().filter(p -> p.path("name").asText().equals("Understudy-Timeout-Ms")).findFirst();
        assertTrue(found.isPresent(), parameters.toString());
        assertEquals("header", found.get().path("in").asText());
        assertFalse(found.get().path("required").asBoolean());
        assertEquals("integer", found.get().at("/schema/type").asText());
        assertEquals(1, found.get().at("/schema/minimum").asInt());
    }

    @Test
    void everyBodyHasExamplesThatItsSchemaAllows() {
        int found = 0;
        for (var operation : operations()) {
            for (var content : operation.path("requestBody").path("content").properties()) {
                if (isBinary(content.getKey())) continue;
                assertExamples(name(operation) + " takes " + content.getKey(), content.getValue());
                found++;
            }
        }
        assertTrue(found >= 24, "only " + found);
    }

    @Test
    void everyAnswerHasAnExampleThatItsSchemaAllows() {
        int found = 0;
        for (var operation : operations()) {
            for (var response : operation.path("responses").properties()) {
                var content = response.getValue().path("content").path("application/json");
                if (!response.getKey().startsWith("2") || content.isMissingNode()) continue;
                assertExamples(name(operation) + " answers " + response.getKey(), content);
                found++;
            }
        }
        assertTrue(found >= 55, "only " + found);
    }

    /** The check itself finds what is wrong. */
    @Test
    void anExampleThatIsNotAllowedIsFound() throws Exception {
        var order = schema("DeploymentOrder");
        assertEquals(List.of(), faults(order, "{\"mode\":\"full\",\"version\":\"v1\"}"));
        assertEquals(List.of(".mode is none of [\"full\",\"canary\"]"), faults(order, "{\"mode\":\"half\"}"));
        assertEquals(List.of(" has the field size, which is not described"), faults(order, "{\"size\":1}"));
        assertEquals(List.of(".percent is above 100"), faults(order, "{\"percent\":101}"));
        assertEquals(List.of(".shadow has no percent", ".shadow.version is no string"), faults(order, "{\"shadow\":{\"version\":7}}"));
        assertEquals(List.of(".split is smaller than 1"), faults(order, "{\"split\":{}}"));
        assertEquals(List.of(".name does not match \"" + schema("NewModel").at("/properties/name/pattern").asText() + "\""),
                faults(schema("NewModel"), "{\"name\":\"No Name\",\"task\":\"search\"}"));
    }

    /** Those that need nothing but the server itself. */
    @Test
    void whatCanBePlannedIsPlanned() {
        description.at("/paths/~1api~1v1~1experiments~1plan/post/requestBody/content/application~1json/examples")
                .forEach(example -> assertEquals(200, api.post("/api/v1/experiments/plan", example.path("value")).status(), example.toString()));
    }

    @Test
    void tellsEveryProblemAsAProblem() {
        for (var path : description.path("paths").properties()) {
            var isProtocol = path.getKey().startsWith("/v2");
            var media = isProtocol ? "application~1json" : "application~1problem+json";
            for (var operation : path.getValue()) {
                if (!operation.has("responses")) continue;
                for (var response : operation.path("responses").properties()) {
                    if (response.getKey().compareTo("400") < 0) continue;
                    var schema = response.getValue().at("/content/" + media + "/schema/$ref").asText();
                    assertEquals("#/components/schemas/" + (isProtocol ? "ProtocolError" : "Problem"), schema, operation.path("operationId") + " " + response.getKey());
                }
            }
        }
    }

    @Test
    void asksForTheKeyWhereItIsNeeded() {
        var deploy = description.at("/paths/~1api~1v1~1models~1{model}~1deployments");
        assertTrue(deploy.path("post").path("security").path(0).has("admin_key"), deploy.toString());
        assertFalse(deploy.path("get").has("security"));
        assertEquals("bearer", description.at("/components/securitySchemes/admin_key/scheme").asText());
    }

    @Test
    void hasNoReferenceThatLeadsNowhereAndNoJavaName() {
        var references = new ArrayList<String>();
        collect(description, references);
        assertFalse(references.isEmpty());
        references.forEach(r -> assertFalse(description.at(r.substring(1)).isMissingNode(), r));
        for (var schema : description.path("components").path("schemas")) {
            schema.path("properties").fieldNames().forEachRemaining(name -> assertTrue(name.matches("[a-z0-9_]+"), name));
        }
    }

    private List<JsonNode> operations() {
        var operations = new ArrayList<JsonNode>();
        for (var path : description.path("paths")) path.forEach(operations::add);
        return operations;
    }

    private static String name(JsonNode operation) {
        return operation.path("operationId").asText("an operation without a name");
    }

    /** Bytes, and lines of which each is an object: a test of their own reads them. */
    private static boolean isBinary(String type) {
        return Set.of("application/octet-stream", "application/zip", "application/x-ndjson").contains(type);
    }

    /** Beside the schema, or of the schema itself. */
    private void assertExamples(String where, JsonNode content) {
        var schema = content.path("schema");
        var examples = new ArrayList<JsonNode>();
        content.path("examples").forEach(example -> examples.add(example.path("value")));
        if (content.has("example")) examples.add(content.path("example"));
        if (examples.isEmpty()) {
            var isList = schema.path("type").asText().equals("array");
            schema = isList ? schema.path("items") : schema;
            description.at(schema.path("$ref").asText("#/nothing").substring(1)).path("examples").forEach(examples::add);
        }
        assertFalse(examples.isEmpty(), where + " without an example");
        for (var example : examples) assertEquals(List.of(), SchemaCheck.faults(description, schema, example), where);
    }

    private List<String> faults(JsonNode schema, String json) throws IOException {
        return SchemaCheck.faults(description, schema, Json.MAPPER.readTree(json));
    }

    private JsonNode schema(String name) {
        return description.path("components").path("schemas").path(name);
    }

    private static void collect(JsonNode node, ArrayList<String> references) {
        if (node.has("$ref")) references.add(node.path("$ref").asText());
        node.forEach(child -> collect(child, references));
    }
}
