package io.understudy.search.control.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.failure.entity.DomainException;
import io.understudy.text.control.transformer.TinyBundle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolingSettingsTest {

    private static final String CONFIG = "1_Pooling/config.json";

    @TempDir
    Path root;

    @Test
    void isMeanWhereNothingIsSaid() {
        assertEquals(Pooling.MEAN, PoolingSettings.of(new TinyBundle(root).bundle()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"pooling_mode_mean_tokens": true, "pooling_mode_cls_token": false}            | MEAN
            {"pooling_mode_mean_tokens": false, "pooling_mode_cls_token": true}            | CLS
            {"pooling_mode_mean_sqrt_len_tokens": true, "pooling_mode_mean_tokens": false} | MEAN
            {"pooling_mode": "mean"}                                                       | MEAN
            {"pooling_mode": "cls", "include_prompt": true}                                | CLS
            {"pooling_mode": ["cls"]}                                                      | CLS
            """)
    void readsBothWaysInWhichExportsSayIt(String config, Pooling expected) {
        assertEquals(expected, PoolingSettings.of(new TinyBundle(root).with(CONFIG, config).bundle()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"pooling_mode_max_tokens": true}          | the pooling mode 'max_tokens' is not supported; supported are mean and cls
            {"pooling_mode_weightedmean_tokens": true} | the pooling mode 'weightedmean_tokens' is not supported; supported are mean and cls
            {"pooling_mode_lasttoken": true}           | the pooling mode 'lasttoken' is not supported; supported are mean and cls
            {"pooling_mode_cls_token": true, "pooling_mode_mean_tokens": true} | must choose exactly one of mean and cls pooling; it chooses [cls_token, mean_tokens]
            {"pooling_mode_cls_token": false}          | must choose exactly one of mean and cls pooling; it chooses []
            {"pooling_mode_mean_tokens": true, "include_prompt": false} | include_prompt = false (prefixes left out of the pooling) is not supported
            """)
    void refusesByNameWhatItCannotDo(String config, String reason) {
        var bundle = new TinyBundle(root).with(CONFIG, config).bundle();
        var refusal = assertThrows(DomainException.class, () -> PoolingSettings.of(bundle));
        assertEquals(List.of(new Violation(CONFIG, reason)), refusal.violations());
    }

    @Test
    void findsThePoolingStepWhereTheModulesPutIt() {
        var bundle = new TinyBundle(root)
                .with("modules.json", """
                        [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
                         {"idx": 1, "name": "1", "path": "2_Pooling", "type": "sentence_transformers.models.Pooling"},
                         {"idx": 2, "name": "2", "path": "3_Normalize", "type": "sentence_transformers.models.Normalize"}]""")
                .with("2_Pooling/config.json", "{\"pooling_mode_cls_token\": true}");
        assertEquals(Pooling.CLS, PoolingSettings.of(bundle.bundle()));
    }

    @Test
    void refusesAStepThatNothingWouldRun() {
        var bundle = new TinyBundle(root)
                .with("modules.json", "[{\"path\": \"2_Dense\", \"type\": \"sentence_transformers.models.Dense\"}]")
                .bundle();
        var refusal = assertThrows(DomainException.class, () -> PoolingSettings.of(bundle));
        assertEquals(
                List.of(new Violation("modules.json", "the step 'sentence_transformers.models.Dense' is not supported;"
                        + " export the graph with it inside, as output 'sentence_embedding'")),
                refusal.violations());
    }

    @Test
    void refusesConfigurationThatIsNoJson() {
        var bundle = new TinyBundle(root).with(CONFIG, "{\"pooling_mode").bundle();
        var refusal = assertThrows(DomainException.class, () -> PoolingSettings.of(bundle));
        assertEquals(CONFIG, refusal.violations().getFirst().field());
    }
}
