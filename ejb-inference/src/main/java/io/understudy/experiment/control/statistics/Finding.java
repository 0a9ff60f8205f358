package io.understudy.experiment.control.statistics;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** A figure, or the named reason why there is none. */
public sealed interface Finding<T> {

    record Found<T>(T figure) implements Finding<T> {}

    record Undefined<T>(Reason why) implements Finding<T> {}

    static <T> Finding<T> of(T figure) {
        return new Found<>(figure);
    }

    static <T> Finding<T> undefined(Reason why) {
        return new Undefined<>(why);
    }

    default <R> Finding<R> map(Function<? super T, ? extends R> next) {
        return flatMap(figure -> of(next.apply(figure)));
    }

    default <R> Finding<R> flatMap(Function<? super T, Finding<R>> next) {
        return switch (this) {
            case Found<T>(var figure) -> next.apply(figure);
            case Undefined<T>(var why) -> undefined(why);
        };
    }

    default Optional<T> value() {
        return this instanceof Found<T>(var figure) ? Optional.of(figure) : Optional.empty();
    }

    default Optional<Reason> reason() {
        return this instanceof Undefined<T>(var why) ? Optional.of(why) : Optional.empty();
    }

    /** @throws NoSuchElementException with the reason, if there is no figure */
    default T orElseThrow() {
        return switch (this) {
            case Found<T>(var figure) -> figure;
            case Undefined<T>(var why) -> throw new NoSuchElementException(why.text());
        };
    }
}
