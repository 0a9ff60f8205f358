package io.understudy.experiment.entity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections that break at the commit, before the server hears of it, as when a node is killed there. */
final class DyingConnections {

    private DyingConnections() {}

    static DataSource before(DataSource source) {
        return proxy(DataSource.class, source, (call, result) -> result instanceof Connection connection ? dying(connection) : result);
    }

    private static Connection dying(Connection connection) {
        return proxy(Connection.class, connection, (call, result) -> result);
    }

    private interface Answer {
        Object of(String call, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().equals("commit")) {
                ((Connection) target).close();
                throw new SQLException("killed", "08006");
            }
            try {
                return answer.of(method.getName(), method.invoke(target, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
