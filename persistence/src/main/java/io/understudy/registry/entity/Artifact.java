package io.understudy.registry.entity;

import com.fasterxml.jackson.core.type.TypeReference;
import io.understudy.wire.entity.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;

/**
 * What was uploaded for a version, described; the bytes lie in the artifact store under {@code sha256}.
 *
 * @param sha256 of the upload as it came, lower-case hex
 * @param size of the upload in bytes
 * @param files what it unpacks to
 */
@Embeddable
public record Artifact(
        @Column(nullable = false, length = 64) String sha256,
        @Column(nullable = false) long size,
        @Column(nullable = false, columnDefinition = "jsonb")
                @ColumnTransformer(write = "?::jsonb")
                @Convert(converter = FilesColumn.class)
                List<BundleFile> files,
        @Column(nullable = false, columnDefinition = "jsonb")
                @ColumnTransformer(write = "?::jsonb")
                @Convert(converter = SignatureColumn.class)
                Signature signature) {

    /** A bare graph was uploaded: the one file is the upload itself. An archive never has the digest of its content. */
    public boolean isBareGraph() {
        return files.size() == 1 && files.getFirst().sha256().equals(sha256);
    }

    public static class FilesColumn extends JsonColumn<List<BundleFile>> {
        public FilesColumn() {
            super(new TypeReference<>() {});
        }
    }

    public static class SignatureColumn extends JsonColumn<Signature> {
        public SignatureColumn() {
            super(new TypeReference<>() {});
        }
    }
}
