package io.understudy.description.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.understudy.audit.entity.JsonText;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the description: there for everything that is sent and answered, and just what is read and written here. */
class ExamplesTest {

    /** The server only writes what the log keeps as JSON, and never reads it. */
    private static final ObjectMapper READER = Json.MAPPER.copy().registerModule(new SimpleModule().addDeserializer(JsonText.class, new StdDeserializer<>(JsonText.class) {
        @Override
        public JsonText deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return JsonText.of(context.readTree(parser));
        }
    }));

    /** Read as the record and written again, it is the same: no field too many, none missing, none of another type. */
    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsWhatTheServerWrites(Class<?> record) throws JsonProcessingException {
        var example = tree(Examples.answer(record).orElseThrow(() -> new AssertionError("answers/" + record.getSimpleName() + ".json is missing")));
        assertEquals(example, tree(READER.treeToValue(example, record)));
    }

    /** An operation may be called with it, but for what only the database or the graph can say. */
    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsReadAsTheBody(String operation, Class<?> body) throws JsonProcessingException {
        var requests = Examples.requests(operation);
        assertFalse(requests.isEmpty(), "requests/" + operation + ".json is missing");
        for (var request : requests.values()) {
            assertFalse(request.summary().isBlank());
            Json.MAPPER.treeToValue(tree(request.value()), body);
        }
    }

    @Test
    void noExampleIsOfNothing() throws Exception {
        assertEquals(answers().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new)), files("answers"));
        var taken = bodies().keySet().stream().collect(Collectors.toCollection(TreeSet::new));
        assertTrue(taken.add("registerVersion"), "a form, whose part is checked below");
        assertEquals(taken, files("requests"));
    }

    @Test
    void theFormOfAVersionHasItsDescription() throws JsonProcessingException {
        var form = tree(Examples.requests("registerVersion").get("described").value());
        Json.MAPPER.treeToValue(form.path("metadata"), Resources.UPLOADED);
    }

    static Stream<Class<?>> answers() {
        return methods().flatMap(method -> Success.of(method).stream()).<Class<?>>map(Success::type).filter(Class::isRecord).distinct();
    }

    static Stream<Arguments> requests() {
        return bodies().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    private static Map<String, Class<?>> bodies() {
        var bodies = new TreeMap<String, Class<?>>();
        methods().filter(method -> method.isAnnotationPresent(Operation.class)).forEach(method -> Arrays.stream(method.getParameterTypes())
                .filter(Class::isRecord)
                .forEach(body -> bodies.put(method.getAnnotation(Operation.class).operationId(), body)));
        return bodies;
    }

    private static Stream<Method> methods() {
        return Resources.ALL.stream().flatMap(resource -> Arrays.stream(resource.getMethods()));
    }

    private static TreeSet<String> files(String folder) throws IOException, URISyntaxException {
        try (var files = Files.list(Path.of(Examples.class.getResource(folder).toURI()))) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** As it goes over the wire: there 1 is 1, whether of an int or of a long. */
    private static JsonNode tree(Object value) throws JsonProcessingException {
        return Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(value));
    }
}
