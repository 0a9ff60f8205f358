package io.understudy.serving.control;

/**
 * A loaded version with its names and its leases.
 *
 * @param id the version's id
 * @param name what callers read: its label, or its id where it has none
 */
public record ServedVersion(String id, String name, LoadedModel<?, ?> model, Leases leases) {

    static ServedVersion of(String id, String name, LoadedModel<?, ?> model) {
        return new ServedVersion(id, name, model, new Leases(model::close));
    }
}
