package io.understudy.launch;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Where a PostgreSQL answers and as whom to sign in. */
public record DatabaseAddress(String url, String user, String password) {

    private static final int OLDEST_MAJOR_VERSION = 15;

    /** The database that {@code UNDERSTUDY_DB_URL} names, as {@code jdbc:postgresql://…} or {@code postgresql://user:password@…}. */
    public static Optional<DatabaseAddress> from(Map<String, String> environment) {
        var text = environment.getOrDefault("UNDERSTUDY_DB_URL", "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var uri = parse(text);
        var signIn = Optional.ofNullable(uri.getUserInfo()).orElse("").split(":", 2);
        var user = environment.getOrDefault("UNDERSTUDY_DB_USER", signIn[0].isEmpty() ? "understudy" : signIn[0]);
        var password = environment.getOrDefault("UNDERSTUDY_DB_PASSWORD", signIn.length > 1 ? signIn[1] : "");
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return Optional.of(new DatabaseAddress("jdbc:postgresql://" + place(uri) + uri.getRawPath() + query, user, password));
    }

    private static URI parse(String text) {
        try {
            var uri = URI.create(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
            var postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (postgres && uri.getHost() != null && uri.getRawPath().length() > 1) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // answered below; the text may hold a password and is not repeated
        }
        throw new StartFailure("UNDERSTUDY_DB_URL must look like jdbc:postgresql://host:5432/name or postgresql://host:5432/name.");
    }

    private static String place(URI uri) {
        return uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort());
    }

    /** Signs in once. Throws with one line that says what is wrong when the database is absent, refuses or is too old. */
    public void check() {
        try (var connection = connect()) {
            requireNewEnough(connection.getMetaData().getDatabaseMajorVersion());
        } catch (SQLException e) {
            throw new StartFailure("the database at " + shortUrl() + " " + explain(e), e);
        }
    }

    void requireNewEnough(int majorVersion) {
        if (majorVersion < OLDEST_MAJOR_VERSION) {
            throw new StartFailure("the database at " + shortUrl() + " is PostgreSQL " + majorVersion + ", but "
                    + OLDEST_MAJOR_VERSION + " or newer is needed.");
        }
    }

    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(url, properties);
    }

    private String explain(SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case "28P01", "28000" -> "refused user '" + user + "': check UNDERSTUDY_DB_USER and UNDERSTUDY_DB_PASSWORD.";
            case "3D000" -> "does not exist: the server answers but has no database of that name.";
            case "08001", "08004", "08006" -> "does not answer: check UNDERSTUDY_DB_URL and that PostgreSQL runs there.";
            default -> "cannot be used: " + firstLine(e.getMessage());
        };
    }

    private static String firstLine(String text) {
        return text == null ? "no reason given" : text.lines().findFirst().orElse("no reason given");
    }

    private String shortUrl() {
        var bare = url.substring("jdbc:postgresql://".length());
        var query = bare.indexOf('?');
        return query < 0 ? bare : bare.substring(0, query);
    }

    @Override
    public String toString() {
        return user + "@" + shortUrl();
    }
}
