package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
    @ValueSource(strings = {"/api/v1/search", "/v2/models/{model}/infer", "/v2/models/{model}/versions/{version}/infer"})
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

    private JsonNode schema(String name) {
        return description.path("components").path("schemas").path(name);
    }

    private static void collect(JsonNode node, ArrayList<String> references) {
        if (node.has("$ref")) references.add(node.path("$ref").asText());
        node.forEach(child -> collect(child, references));
    }
}
