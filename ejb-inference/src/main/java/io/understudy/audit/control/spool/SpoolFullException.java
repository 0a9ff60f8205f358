package io.understudy.audit.control.spool;

import java.io.IOException;

/** The spool has reached the size that it is allowed. */
public final class SpoolFullException extends IOException {

    SpoolFullException(long bytes) {
        super("The spool holds " + bytes + " bytes and may hold no more.");
    }
}
