package io.understudy.serving.control;

import io.understudy.registry.entity.Signature;

/**
 * A loaded version with its names, its leases and what it has done so far.
 *
 * @param id the version's id
 * @param name what callers read: its label, or its id where it has none
 * @param signature as the artifact declares it
 */
public record ServedVersion(
        String id, String name, Signature signature, LoadedModel<?, ?> model, Leases leases, VersionStatistics statistics) {

    static ServedVersion of(String id, String name, Signature signature, LoadedModel<?, ?> model) {
        return new ServedVersion(id, name, signature, model, new Leases(model::close), new VersionStatistics());
    }
}
