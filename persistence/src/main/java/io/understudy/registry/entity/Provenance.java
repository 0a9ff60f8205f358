package io.understudy.registry.entity;

import com.fasterxml.jackson.core.type.TypeReference;
import io.understudy.wire.entity.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.ColumnTransformer;

/**
 * Where a version comes from: what one has to know to make it again and to compare it with others.
 *
 * @param trainer name and release of what made it
 * @param trainerParameters as the trainer took them, the seed among them
 * @param dataDigest of the training data, in the trainer's own form
 * @param parentVersion id of the version that it was trained from
 * @param metrics of its evaluation, by name
 * @param signedBy name of who signed the upload; null where nobody did
 */
@Embeddable
public record Provenance(
        @Column(name = "created_at", nullable = false) Instant createdAt,
        @Column(name = "created_by", nullable = false, length = 200) String createdBy,
        @Column(length = 200) String trainer,
        @Column(name = "trainer_parameters", nullable = false, columnDefinition = "jsonb")
                @ColumnTransformer(write = "?::jsonb")
                @Convert(converter = ParametersColumn.class)
                Map<String, Object> trainerParameters,
        @Column(name = "data_digest", length = 200) String dataDigest,
        @Column(name = "parent_version", length = 24) String parentVersion,
        @Column(nullable = false, columnDefinition = "jsonb")
                @ColumnTransformer(write = "?::jsonb")
                @Convert(converter = MetricsColumn.class)
                Map<String, Double> metrics,
        @Column(name = "signed_by", length = 63) String signedBy) {

    public Provenance {
        trainerParameters = Objects.requireNonNullElse(trainerParameters, Map.of());
        metrics = Objects.requireNonNullElse(metrics, Map.of());
    }

    public static class ParametersColumn extends JsonColumn<Map<String, Object>> {
        public ParametersColumn() {
            super(new TypeReference<>() {});
        }
    }

    public static class MetricsColumn extends JsonColumn<Map<String, Double>> {
        public MetricsColumn() {
            super(new TypeReference<>() {});
        }
    }
}
