package io.understudy.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.it.Api.Answer;
import io.understudy.it.Api.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What else than an ONNX graph may be registered, as a client sees it. */
class FormatsIT extends HttpIT {

    /** A stump on «price» ≤ 10.5, then a constant; raw scores 1.5 and −0.5. */
    private static final String MODEL_TEXT = """
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            label_index=0
            max_feature_idx=1
            objective=binary sigmoid:1
            feature_names=price shop
            feature_infos=[0:100] 0:1:2
            tree_sizes=200 60

            Tree=0
            num_leaves=2
            num_cat=0
            split_feature=0
            threshold=10.5
            decision_type=2
            left_child=-1
            right_child=-2
            leaf_value=1 -1
            is_linear=0
            shrinkage=1


            Tree=1
            num_leaves=1
            num_cat=0
            leaf_value=0.5
            is_linear=0
            shrinkage=1


            end of trees

            feature_importances:
            price=1

            parameters:
            [objective: binary]

            end of parameters
            """;

    private static int models;

    private String versions;

    @BeforeEach
    void createModel() {
        var model = "formats-it-" + models++;
        versions = "/api/v1/models/" + model + "/versions";
        var answer = admin.post("/api/v1/models", Map.of("name", model, "task", "tensor"));
        assertEquals(201, answer.status(), answer.text());
    }

    @Test
    void aLightGbmTextBecomesAGraphOfDoublesAndKeepsWhereItCameFrom() {
        var text = MODEL_TEXT.getBytes(UTF_8);
        var version = registered(text).json();
        assertEquals(
                "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP64\",\"shape\":[-1,2]}],\"outputs\":["
                        + "{\"name\":\"raw_score\",\"datatype\":\"FP64\",\"shape\":[-1,1]},"
                        + "{\"name\":\"prediction\",\"datatype\":\"FP64\",\"shape\":[-1,1]}]}",
                version.path("signature").toString());
        assertEquals(List.of("lightgbm.json", "model.onnx", "model.txt"), version.path("files").findValuesAsText("path"));
        var origin = version.path("trainer_parameters").path("converted_from");
        assertEquals(Onnx.sha256(text), origin.path("sha256").asText());
        assertEquals("lightgbm v4", origin.path("format").asText());

        var artifact = api.get(versions + "/" + version.path("id").asText() + "/artifact");
        assertEquals("application/zip", artifact.header("Content-Type"));
        assertEquals(version.path("sha256").asText(), Onnx.sha256(artifact.bytes()));
    }

    @Test
    void theSenderStatesTheDigestOfWhatItSends() {
        var digest = Part.field("metadata", "{\"sha256\":\"" + Onnx.sha256(MODEL_TEXT.getBytes(UTF_8)) + "\"}");
        var answer = admin.upload(versions, List.of(Part.file("bundle", "model.txt", MODEL_TEXT.getBytes(UTF_8)), digest));
        assertEquals(201, answer.status(), answer.text());
    }

    @Test
    void linearLeavesAreRefusedByName() {
        refused("linear leaves (linear_tree), which cannot be converted", MODEL_TEXT.replace("is_linear=0", "is_linear=1").getBytes(UTF_8));
    }

    @Test
    void anMlflowDirectoryWithTheOnnxFlavourIsABundle() {
        var yaml = "flavors:\n  onnx:\n    data: model.onnx\n  python_function:\n    loader_module: mlflow.onnx\n";
        var zip = Onnx.zip(Map.of("model/MLmodel", yaml.getBytes(UTF_8), "model/model.onnx", Onnx.matMul()));
        var version = registered(zip).json();
        assertEquals(Onnx.sha256(zip), version.path("sha256").asText());
        assertEquals("X", version.path("signature").path("inputs").path(0).path("name").asText());
    }

    @Test
    void anMlflowDirectoryOfAnotherFlavourIsRefusedByName() {
        var yaml = "flavors: {python_function: {loader_module: mlflow.sklearn}, sklearn: {}}";
        refused("has no ONNX flavour", Onnx.zip(Map.of("MLmodel", yaml.getBytes(UTF_8), "model.pkl", new byte[9])));
    }

    /** The runtime would abort the server's process on it. */
    @Test
    void aGraphThatWouldEndTheProcessIsRefused() {
        var text = MODEL_TEXT.replace("left_child=-1", "left_child=-77").getBytes(UTF_8);
        refused("left_child that is '-77'", text);
        assertEquals(200, api.get("/api/v1/models").status());
    }

    private Answer registered(byte[] bundle) {
        var answer = admin.upload(versions, List.of(Part.file("bundle", "bundle", bundle)));
        assertEquals(201, answer.status(), answer.text());
        return answer;
    }

    private void refused(String reason, byte[] bundle) {
        var answer = admin.upload(versions, List.of(Part.file("bundle", "bundle", bundle)));
        assertEquals(400, answer.status(), answer.text());
        assertTrue(answer.text().contains(reason), answer.text());
        assertEquals(0, api.get(versions).json().path("versions").size());
    }
}
