package io.understudy.launch;

import java.io.PrintStream;

/** The one block that ends a start: where to look and what to try. */
final class Banner {

    private Banner() {}

    static void print(Settings settings, DatabaseAddress database, PrintStream out) {
        var http = settings.address();
        var keyFile = settings.adminKeyFile();
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
                http, http, http.getHost(), settings.httpsPort(), database,
                settings.adminKey().orElse("was shown at the first start"), keyFile, settings.home().resolve("logs"), http, http, http, keyFile);
        out.flush();
    }
}
