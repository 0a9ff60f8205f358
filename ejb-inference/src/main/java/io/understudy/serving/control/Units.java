package io.understudy.serving.control;

import io.understudy.deployment.entity.UnitKind;
import java.util.function.UnaryOperator;

/**
 * Who calls, as far as experiments ask.
 *
 * @param user null where the call names none
 * @param session null where the call names none
 * @param request the name that the caller gave the request; null where it has none
 * @param attributes name → value, as text; null for one that the call does not have
 */
public record Units(String user, String session, String request, UnaryOperator<String> attributes) {

    public static final Units NONE = new Units(null, null, null, name -> null);

    /** Null where the call names none of the kind. */
    String of(UnitKind kind) {
        return switch (kind) {
            case USER -> user;
            case SESSION -> session;
            case REQUEST -> request;
        };
    }
}
