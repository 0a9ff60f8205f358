package io.understudy.registry.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models.Registrar;
import io.understudy.registry.entity.ModelVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/**
 * Takes a version in: first everything is checked, outside any transaction since it may take long, then version and
 * bytes are stored in one.
 */
@ApplicationScoped
public class Registrations {

    @Inject
    private Models models;

    @Inject
    private Inspection inspection;

    @Inject
    private Signers signers;

    /**
     * @param who registers it
     * @throws DomainException NOT_FOUND without the model, INVALID if the artifact is refused, CONFLICT if the label is
     *     taken; nothing is stored then
     */
    public ModelVersion register(String model, NewVersion version, SpooledFile upload, String who) {
        models.get(model);
        requireDigest(version.sha256(), upload.digest().sha256());
        return add(model, version, upload, new Registrar(who, signers.signerOf(upload, version.signature()).orElse(null)));
    }

    /**
     * The same, of a version that this server has made itself, which nobody needs to have signed.
     *
     * @param who ordered it
     */
    public ModelVersion registerOwn(String model, NewVersion version, SpooledFile made, String who) {
        return add(model, version, made, new Registrar(who, null));
    }

    private ModelVersion add(String model, NewVersion version, SpooledFile bundle, Registrar by) {
        models.requireFree(model, version.label());
        try (var inspected = inspection.inspect(bundle, models.get(model).task())) {
            return models.add(model, version.convertedFrom(inspected.origin()), inspected.artifact(), inspected.bytes().file(), by);
        }
    }

    private static void requireDigest(String expected, String found) {
        if (expected != null && !expected.toLowerCase(Locale.ROOT).equals(found)) {
            throw DomainException.invalid("sha256", "is not that of the bundle, which is " + found);
        }
    }
}
