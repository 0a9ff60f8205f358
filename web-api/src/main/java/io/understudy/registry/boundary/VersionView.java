package io.understudy.registry.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.registry.entity.BundleFile;
import io.understudy.registry.entity.ModelVersion;
import io.understudy.registry.entity.Signature;
import io.understudy.registry.entity.VersionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One version with its provenance.
 *
 * @param size of the upload in bytes
 * @param sha256 of the upload
 * @param signature of the graph: what goes in and what comes out
 * @param signedBy whose Ed25519 signature of the upload was verified
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionView(
        String id,
        String model,
        String label,
        VersionState state,
        String stateReason,
        Instant stateSince,
        String description,
        String sha256,
        long size,
        List<BundleFile> files,
        Signature signature,
        Instant createdAt,
        String createdBy,
        String signedBy,
        String trainer,
        Map<String, Object> trainerParameters,
        String dataDigest,
        String parentVersion,
        Map<String, Double> metrics) {

    static VersionView from(ModelVersion version) {
        var artifact = version.artifact();
        var provenance = version.provenance();
        return new VersionView(
                version.id(),
                version.model(),
                version.label().orElse(null),
                version.state(),
                version.stateReason().orElse(null),
                version.stateSince(),
                version.description(),
                artifact.sha256(),
                artifact.size(),
                artifact.files(),
                artifact.signature(),
                provenance.createdAt(),
                provenance.createdBy(),
                provenance.signedBy(),
                provenance.trainer(),
                provenance.trainerParameters(),
                provenance.dataDigest(),
                provenance.parentVersion(),
                provenance.metrics());
    }
}
