package io.understudy.registry.entity;

import java.util.Set;

/** Where a version stands in its life; each state knows those that may follow it. */
public enum VersionState {
    /** Stored, not yet checked. */
    REGISTERED,
    /** Passed every check: may be deployed. */
    VALIDATED,
    /** Failed a check, or was found worse than the one that serves; it says why. */
    REJECTED,
    /** Never deployed again; its artifact is kept. */
    RETIRED,
    /** Its artifact is gone, its history stays. */
    PURGED;

    public boolean mayBecome(VersionState next) {
        return (switch (this) {
                    case REGISTERED -> Set.of(VALIDATED, REJECTED);
                    case VALIDATED -> Set.of(REJECTED, RETIRED);
                    case REJECTED, RETIRED -> Set.of(PURGED);
                    case PURGED -> Set.<VersionState>of();
                })
                .contains(next);
    }
}
