package io.understudy.wire.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class PathTemplateTest {

    @Path("api/v1/models/{model}")
    private static class Sample {
        @GET
        public void plain() {}

        @GET
        @Path("/versions/{version : [a-z]{2,5}(/x)?}/artifact/")
        public void pattern() {}
    }

    @Path("/")
    private static class Root {
        @GET
        public void root() {}
    }

    private static String template(Class<?> type, String method) throws NoSuchMethodException {
        return PathTemplate.of(type, type.getMethod(method));
    }

    @Test
    void joinsPathsAndLeavesPatternsOut() throws NoSuchMethodException {
        assertEquals("/api/v1/models/{model}", template(Sample.class, "plain"));
        assertEquals("/api/v1/models/{model}/versions/{version}/artifact", template(Sample.class, "pattern"));
        assertEquals("/", template(Root.class, "root"));
    }
}
