package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.it.Api.Answer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a test extends to call the deployed application over HTTP. All such tests share one server and one database. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
public abstract class HttpIT {

    /** A caller without credentials. */
    protected final Api api = new Api(TestServer.address());

    /** A caller with the admin key. */
    protected final Api admin = api.admin(TestServer.home());

    /** Every refusal is a problem that repeats its status and shows nothing of our insides. */
    protected static Answer problem(int status, Answer answer) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals(status, answer.json().path("status").asInt());
        assertTrue(answer.json().path("type").asText().startsWith("urn:understudy:problem:"), answer.text());
        assertFalse(answer.json().path("title").asText().isEmpty());
        assertFalse(answer.text().matches("(?s).*(Exception|io\\.understudy|jakarta\\.|RESTEASY|arg0).*"), answer.text());
        return answer;
    }
}
