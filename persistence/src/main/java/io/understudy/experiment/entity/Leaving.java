package io.understudy.experiment.entity;

import java.time.Instant;
import java.util.Optional;

/** Whether changes of weights have moved a unit. */
public interface Leaving {

    /** When the unit came to another arm than the one that it met; empty while it has not. */
    Optional<Instant> left(String unit, String arm, Instant exposedAt);
}
