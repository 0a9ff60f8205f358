package io.understudy.database.entity;

import java.sql.SQLException;

/** The database works, and will never take one of these rows: its data breaks a rule. None of them was kept. */
public final class RefusedRowsException extends RuntimeException {

    public RefusedRowsException(SQLException cause) {
        super("A row was refused (" + cause.getSQLState() + ")", cause);
    }

    /** SQLSTATE classes: data exception, integrity constraint violation, program limit exceeded. */
    public static boolean isRefusal(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
}
