package io.understudy.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.it.Api.Answer;
import io.understudy.it.Api.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /**
     * Features price, shop and age; objective with sigmoid 2. Tree 0: price ≤ 0.1, or NaN, gives 0.25; else shops 1 and 3
     * give −0.75, all others 1.5. Tree 1: age ≤ 3.5 gives 0.125; above, and where it is missing (zero or NaN), −0.5.
     */
    private static final String THREE_KINDS = """
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            label_index=0
            max_feature_idx=2
            objective=binary sigmoid:2
            feature_names=price shop age
            feature_infos=[0:100] 0:1:2:3 [0:99]
            tree_sizes=300 200

            Tree=0
            num_leaves=3
            num_cat=1
            split_feature=0 1
            threshold=0.1 0
            decision_type=10 1
            left_child=-1 -2
            right_child=1 -3
            leaf_value=0.25 -0.75 1.5
            cat_boundaries=0 1
            cat_threshold=10
            is_linear=0
            shrinkage=1


            Tree=1
            num_leaves=2
            num_cat=0
            split_feature=2
            threshold=3.5
            decision_type=4
            left_child=-1
            right_child=-2
            leaf_value=0.125 -0.5
            is_linear=0
            shrinkage=1


            end of trees

            feature_importances:
            price=1
            """;

    private static int models;

    private String model;
    private String versions;

    @BeforeEach
    void createModel() {
        model = "formats-it-" + models++;
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

    @ParameterizedTest
    @CsvSource({
        "FP64, 0.1, 3,    2,     0.375, 0.679178699175393",
        "FP32, 0.1, 3,    2,    -0.625, 0.22270013882530884",
        "FP64, 5,   1,    0,    -1.25,  0.07585818002124355",
        "FP64, 5,   2,    4,     1,     0.8807970779778823",
        "FP64, NaN, 1,    NaN,  -0.25,  0.3775406687981454",
        "FP64, 5,   -1,   -7,    1.625, 0.9626731126558706",
        "FP64, 5,   NaN,  3.5,   1.625, 0.9626731126558706",
        "FP64, 5,   3.9,  1e-40, -1.25, 0.07585818002124355",
        "FP32, 5,   3.9,  1e-40, -1.25, 0.07585818002124355",
        "FP32, NaN, NaN,  NaN,  -0.25,  0.3775406687981454",
    })
    void aConvertedModelAnswersAsItsTextSays(String datatype, String price, String shop, String age, double raw, double probability) {
        serve(THREE_KINDS.getBytes(UTF_8));
        var answer = infer("features", datatype, 3, "[" + price + "," + shop + "," + age + "]");
        assertEquals(raw, answer.at("/outputs/0/data/0").doubleValue());
        assertEquals(probability, answer.at("/outputs/1/data/0").doubleValue(), 1e-12);
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

    /** All that MLflow writes beside a graph, in the folder that it is zipped with. */
    @Test
    void aWholeMlflowDirectoryServes() {
        var yaml = """
                artifact_path: model
                flavors:
                  onnx:
                    code: null
                    data: model.onnx
                    onnx_version: 1.17.0
                    providers: [CPUExecutionProvider]
                  python_function:
                    data: model.onnx
                    env: {conda: conda.yaml, virtualenv: python_env.yaml}
                    loader_module: mlflow.onnx
                    python_version: 3.12.3
                mlflow_version: 2.19.0
                model_uuid: 1f2e3d4c5b6a47988796a5b4c3d2e1f0
                signature:
                  inputs: '[{"name": "X", "type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 2]}}]'
                utc_time_created: '2026-01-02 03:04:05.678901'
                """;
        serve(Onnx.zip(Map.of(
                "model/MLmodel", yaml.getBytes(UTF_8),
                "model/model.onnx", Onnx.matMul(1),
                "model/conda.yaml", "channels: [conda-forge]\n".getBytes(UTF_8),
                "model/python_env.yaml", "python: 3.12.3\n".getBytes(UTF_8),
                "model/requirements.txt", "mlflow==2.19.0\nonnx==1.17.0\n".getBytes(UTF_8),
                "model/metadata/MLmodel", yaml.getBytes(UTF_8))));
        assertEquals("[9.0,12.0,15.0]", infer("X", "FP32", 2, "[1,2]").at("/outputs/0/data").toString());
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

    private void serve(byte[] bundle) {
        var id = registered(bundle).json().path("id").asText();
        var answer = admin.post("/api/v1/models/" + model + "/deployments", Map.of("split", Map.of(id, 100)));
        assertEquals(201, answer.status(), answer.text());
    }

    private JsonNode infer(String input, String datatype, int columns, String data) {
        var answer = api.post("/v2/models/" + model + "/infer",
                "{\"inputs\":[{\"name\":\"%s\",\"shape\":[1,%d],\"datatype\":\"%s\",\"data\":%s}]}".formatted(input, columns, datatype, data));
        assertEquals(200, answer.status(), answer.text());
        return answer.json();
    }

    private Answer registered(byte[] bundle) {
        var answer = admin.upload(versions, List.of(Part.bundle(bundle)));
        assertEquals(201, answer.status(), answer.text());
        return answer;
    }

    private void refused(String reason, byte[] bundle) {
        var answer = admin.upload(versions, List.of(Part.bundle(bundle)));
        assertEquals(400, answer.status(), answer.text());
        assertTrue(answer.text().contains(reason), answer.text());
        assertEquals(0, api.get(versions).json().path("versions").size());
    }
}
