package io.understudy.serving.control;

import io.understudy.registry.entity.Signature;

/**
 * A loaded version with its names, its leases and what it has done so far.
 *
 * @param id the version's id
 * @param name what callers read: its label, or its id where it has none
 * @param signature as the artifact declares it
 * @param health how its own runs went
 * @param start how it came into memory
 */
public record ServedVersion(
        String id,
        String name,
        Signature signature,
        LoadedModel<?, ?> model,
        Leases leases,
        VersionStatistics statistics,
        VersionHealth health,
        Start start) {

    /**
     * How long it took to load and to warm, in milliseconds, and what its rehearsal brought up.
     *
     * @param complaint empty where nothing speaks against it
     */
    public record Start(double loadMs, double warmMs, String complaint) {
        static final Start UNKNOWN = new Start(0, 0, "");
    }

    /** @param closed to be run once the model is closed */
    static ServedVersion of(String id, String name, Signature signature, LoadedModel<?, ?> model, Start start, Runnable closed) {
        var leases = new Leases(() -> {
            try {
                model.close();
            } finally {
                closed.run();
            }
        });
        return new ServedVersion(id, name, signature, model, leases, new VersionStatistics(), new VersionHealth(), start);
    }
}
