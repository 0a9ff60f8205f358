package io.understudy.audit;

import io.understudy.audit.entity.CopyRow;
import io.understudy.audit.entity.JsonText;
import io.understudy.audit.entity.Prediction;
import io.understudy.serving.entity.CacheTier;
import io.understudy.serving.entity.InferenceStatus;
import io.understudy.wire.entity.Uuid7;
import java.util.Map;
import java.util.UUID;

/** Records for tests. */
public final class Predictions {

    private Predictions() {}

    public static Prediction next(String unit) {
        return of(Uuid7.next(), unit);
    }

    public static Prediction of(UUID id, String unit) {
        return new Prediction(
                id, Uuid7.time(id), "small", "20260101_000000_0123abcd", 3, null, null, unit, "admin",
                "00ff".repeat(16), JsonText.ofAny("{\"x\":1}"), JsonText.of(Map.of("n", 2)), 0.75, 1234,
                CacheTier.L1, InferenceStatus.OK);
    }

    public static byte[] row(String unit) {
        return CopyRow.of(next(unit));
    }
}
