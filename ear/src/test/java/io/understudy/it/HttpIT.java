package io.understudy.it;

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
}
