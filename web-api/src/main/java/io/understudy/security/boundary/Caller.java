package io.understudy.security.boundary;

import jakarta.ws.rs.core.SecurityContext;

/** Who calls, by name. */
public final class Caller {

    private Caller() {}

    /** Null where nobody had to say who they are. */
    public static String name(SecurityContext security) {
        return security.getUserPrincipal() == null ? null : security.getUserPrincipal().getName();
    }
}
