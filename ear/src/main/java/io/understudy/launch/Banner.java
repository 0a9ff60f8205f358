package io.understudy.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;

/** The one block that ends a start: where to look and what to try. */
final class Banner {

    private Banner() {}

    static void print(Settings settings, DatabaseAddress database, PrintStream out) {
        var host = settings.host().equals("*") ? "localhost" : settings.host();
        var http = "http://" + host + ":" + settings.httpPort();
        var keyFile = settings.home().resolve("admin-key");
        out.printf("""

                Understudy is ready.

                  Address     %s        (API: %s/openapi/ui)
                  With TLS    https://%s:%d
                  Database    %s
                  Admin key   %s
                              in %s
                  Logs        %s

                Try:
                  curl -s %s/api/v1/search -H 'Content-Type: application/json' -d '{"query": "lead actors in Mumbai for a drama series"}'
                  curl -s %s/api/v1/models/talent-search/deployments
                  curl -s %s/api/v1/models -H "Authorization: Bearer $(cat %s)"

                Ctrl-C stops the server and the database; the data stay.

                """,
                http, http, host, settings.httpsPort(), database, key(settings), keyFile, settings.home().resolve("logs"), http, http, http, keyFile);
        out.flush();
    }

    private static String key(Settings settings) {
        var file = settings.home().resolve("admin-key");
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "was shown at the first start";
        } catch (IOException e) {
            return "cannot be read: " + e.getMessage();
        }
    }
}
