package io.understudy.registry.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.bundle.FileDigest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;

/** Takes uploads to disk as they come in, never more than is allowed and never wholly in memory. */
@ApplicationScoped
public class Spool {

    private ArtifactSettings settings;

    protected Spool() {}

    @Inject
    public Spool(ArtifactSettings settings) {
        this.settings = settings;
    }

    public long maxBytes() {
        return settings.maxUploadBytes();
    }

    /**
     * @return to be closed by the caller
     * @throws DomainException TOO_LARGE past {@link #maxBytes()}, INVALID if there is nothing
     * @throws IOException if the sender goes away or the disk is full
     */
    public SpooledFile receive(InputStream in) throws IOException {
        var folder = TemporaryFolder.in(settings.incoming());
        try {
            var file = folder.path().resolve("upload");
            var digest = FileDigest.copy(in, file, settings.maxUploadBytes());
            if (digest.size() == 0) throw DomainException.invalid("bundle", "is empty");
            return new SpooledFile(folder, file, digest);
        } catch (FileDigest.LongerException e) {
            folder.close();
            throw DomainException.tooLarge("bundle", "is larger than " + settings.maxUploadBytes() + " bytes");
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }
}
