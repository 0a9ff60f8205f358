package io.understudy.registry.boundary;

import com.fasterxml.jackson.core.JacksonException;
import io.understudy.failure.boundary.JsonProblems;
import io.understudy.failure.boundary.Refusal;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.NewVersion;
import io.understudy.registry.control.Spool;
import io.understudy.registry.control.SpooledFile;
import io.understudy.wire.boundary.MultipartForm;
import io.understudy.wire.entity.Json;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** A version as it comes in: the bundle, already on disk, and what is said of it. */
record VersionUpload(NewVersion description, SpooledFile bundle) implements AutoCloseable {

    private static final int MAX_METADATA_BYTES = 1 << 20;

    /** The parts {@code bundle} and, optionally, {@code metadata}, in any order. */
    static VersionUpload read(MediaType type, InputStream body, Spool spool) throws IOException {
        var form = new MultipartForm(type, body);
        NewVersion description = null;
        SpooledFile bundle = null;
        try {
            for (var part = form.next(); part.isPresent(); part = form.next()) {
                var name = part.get().name();
                if (name.equals("metadata") && description == null) {
                    description = description(part.get().content());
                } else if (name.equals("bundle") && bundle == null) {
                    bundle = spool.receive(part.get().content());
                } else {
                    throw DomainException.invalid(name, "is there twice or not a known part; known are bundle and metadata");
                }
            }
            if (bundle == null) throw DomainException.invalid("bundle", "is missing: send the file as a part of this name");
            return new VersionUpload(description == null ? NewVersion.UNDESCRIBED : description, bundle);
        } catch (IOException | RuntimeException e) {
            if (bundle != null) bundle.close();
            throw e;
        }
    }

    private static NewVersion description(InputStream part) throws IOException {
        var bytes = part.readNBytes(MAX_METADATA_BYTES + 1);
        if (bytes.length > MAX_METADATA_BYTES) {
            throw DomainException.tooLarge("metadata", "must be at most " + MAX_METADATA_BYTES + " bytes");
        }
        try {
            var description = Json.MAPPER.readValue(bytes, NewVersion.class);
            if (description == null) throw DomainException.invalid("metadata", "must be an object");
            return description;
        } catch (JacksonException e) {
            throw new Refusal(JsonProblems.from(e));
        }
    }

    @Override
    public void close() {
        bundle.close();
    }
}
