package io.understudy.security.boundary;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Who calls, once the admin key was right; the server's own role check asks it. */
record AdminContext(boolean isSecure) implements SecurityContext {

    static final String ADMIN = "admin";

    @Override
    public Principal getUserPrincipal() {
        return () -> ADMIN;
    }

    @Override
    public boolean isUserInRole(String role) {
        return ADMIN.equals(role);
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
