package io.understudy.serving.control;

import io.understudy.deployment.entity.UnitKind;
import io.understudy.wire.entity.Uuid7;
import java.time.Duration;
import java.util.UUID;

/**
 * One call of a model.
 *
 * @param id UUIDv7, by which the prediction log knows it
 * @param unit who sticks to a version: user, session or request id; the call itself where it names nobody
 * @param pinned id, label or alias of the version that shall answer; null leaves it to the split
 * @param units who calls, as far as experiments ask
 * @param caller name of who called; null where nobody had to say
 * @param patience how long it may wait for its turn, at most as long as is configured; null for that long
 */
public record Call<I>(
        UUID id, String model, String unit, Units units, String pinned, I input, boolean useCache, String caller, Duration patience) {

    public Call {
        if (unit == null) unit = id.toString();
    }

    /** A call that comes now. */
    public Call(String model, String unit, Units units, String pinned, I input, boolean useCache, String caller) {
        this(Uuid7.next(), model, unit, units, pinned, input, useCache, caller, null);
    }

    /** One that names nobody but the unit. */
    public Call(String model, String unit, String pinned, I input, boolean useCache, String caller) {
        this(model, unit, Units.NONE, pinned, input, useCache, caller);
    }

    /** The same call, of someone who waits no longer for its turn; null where it is not said how long. */
    public Call<I> within(Duration patience) {
        return new Call<>(id, model, unit, units, pinned, input, useCache, caller, patience);
    }

    /** The unit that an experiment of the kind sees; null where the call names none. */
    String unit(UnitKind kind) {
        var named = units.of(kind);
        return named == null && kind == UnitKind.REQUEST ? id.toString() : named;
    }
}
