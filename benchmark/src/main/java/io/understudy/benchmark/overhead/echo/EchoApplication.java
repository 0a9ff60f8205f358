package io.understudy.benchmark.overhead.echo;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** A JAX-RS application that does nothing but read and write: the measure that inference over HTTP is held against. */
@ApplicationPath("/")
public class EchoApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(EchoResource.class);
    }
}
