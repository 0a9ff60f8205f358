package io.understudy.it;

import static io.understudy.it.ModelsOfTheirOwn.NEEDS_CUDA;
import static io.understudy.it.ModelsOfTheirOwn.ONE_AT_A_TIME;
import static io.understudy.it.ModelsOfTheirOwn.TWO_AT_A_TIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.it.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for one model and for no other, and what a caller may ask who has little time. */
class LimitsIT extends HttpIT {

    private static final String TIMEOUT = "Understudy-Timeout-Ms";
    private static final int ROWS_OF_A_LONG_RUN = 500;

    /** With one slot, taken by a long run, whoever has a millisecond is sent away; with two there is one left. */
    @Test
    void aModelsSlotsAreItsOwnAndWhoIsInAHurryIsToldToComeAgain() throws Exception {
        var refused = besideALongRun(ONE_AT_A_TIME).stream().filter(answer -> answer.status() != 200).toList();
        assertFalse(refused.isEmpty());
        for (var answer : refused) {
            assertEquals(503, answer.status(), answer.text());
            assertEquals("1", answer.header("Retry-After"));
            assertTrue(answer.text().matches("\\{\"error\":\"The call waited [01] ms without getting its turn\\.\"}"), answer.text());
        }
        var others = besideALongRun(TWO_AT_A_TIME);
        assertTrue(others.size() > 1, "some while the long run went on");
        for (var answer : others) assertEquals(200, answer.status(), answer.text());
    }

    /** The same bytes serve under a name that asks for nothing special. */
    @Test
    void aModelsOnnxOptionsAreItsOwn() {
        var cuda = TensorClient.create(api, admin, NEEDS_CUDA).upload("v1", Onnx.shift(41));
        var refused = cuda.deploy(Map.of("mode", "full", "version", "v1"));
        assertTrue(refused.status() >= 400, refused.text());
        var failure = cuda.revision(1).path("failure").asText();
        assertTrue(failure.contains("The execution provider 'cuda' is asked for"), failure);
        var other = TensorClient.create(api, admin, NEEDS_CUDA + "-not").upload("v1", Onnx.shift(41));
        other.full("v1");
        assertEquals(42, TensorClient.value(other.ask(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "0", "-1", "1.5"})
    void aTimeThatIsNoneIsRefusedByItsHeader(String time) {
        var expected = TIMEOUT + ": must be a whole number of milliseconds, at least 1";
        var search = problem(400, api.with(TIMEOUT, time).post("/api/v1/search", "{\"query\": \"dancer\"}"));
        assertEquals(TIMEOUT, search.json().at("/errors/0/field").asText());
        assertEquals(expected, search.json().path("detail").asText());
        var infer = api.with(TIMEOUT, time).post(infer(serve(TWO_AT_A_TIME)), rows(1));
        assertEquals(400, infer.status());
        assertEquals("{\"error\":\"" + expected + "\"}", infer.text());
    }

    @Test
    void aTimeLongerThanIsSetIsNoFault() {
        assertEquals(200, api.with(TIMEOUT, "99999999999999999999").post(infer(serve(TWO_AT_A_TIME)), rows(1)).status());
    }

    /** What callers with a millisecond were answered from before until after a long run. */
    private List<Answer> besideALongRun(String model) throws Exception {
        serve(model);
        var inAHurry = api.with(TIMEOUT, "1");
        var answers = new ArrayList<Answer>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var longRun = callers.submit(() -> api.post(infer(model), rows(ROWS_OF_A_LONG_RUN)));
            while (!longRun.isDone()) answers.add(inAHurry.post(infer(model), rows(1)));
            assertEquals(200, longRun.get().status(), longRun.get().text());
        }
        return answers;
    }

    private String serve(String model) {
        if (api.get("/v2/models/" + model + "/ready").status() != 200) {
            TensorClient.create(api, admin, model).upload("v1", Onnx.laborious()).full("v1");
        }
        return model;
    }

    private static String infer(String model) {
        return "/v2/models/" + model + "/infer";
    }

    private static String rows(int count) {
        var data = IntStream.range(0, count).mapToObj(i -> i + ",1").collect(Collectors.joining(","));
        return "{\"inputs\":[{\"name\":\"X\",\"shape\":[" + count + ",2],\"datatype\":\"FP32\",\"data\":[" + data + "]}]}";
    }
}
