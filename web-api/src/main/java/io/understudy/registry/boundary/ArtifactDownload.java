package io.understudy.registry.boundary;

import io.understudy.registry.control.ArtifactStore;
import io.understudy.registry.entity.ModelVersion;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Base64;
import java.util.HexFormat;

/** Sends an artifact as it is read from the store. */
final class ArtifactDownload {

    private ArtifactDownload() {}

    static Response of(ModelVersion version, ArtifactStore store, Request request) {
        var artifact = version.artifact();
        var tag = new EntityTag(artifact.sha256());
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.build();
        var bare = artifact.isBareGraph();
        StreamingOutput body = out -> {
            try (var in = store.open(artifact.sha256())) {
                in.transferTo(out);
            }
        };
        return Response.ok(body, bare ? MediaType.APPLICATION_OCTET_STREAM : "application/zip")
                .tag(tag)
                .header("Repr-Digest", "sha-256=:" + base64(artifact.sha256()) + ":")
                .header(HttpHeaders.CONTENT_LENGTH, artifact.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + version.model() + "-" + version.id() + (bare ? ".onnx\"" : ".zip\""))
                .build();
    }

    /** RFC 9530 wants the digest in Base64. */
    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
