package io.understudy.benchmark.overhead.echo;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/** Answers with the JSON that it was sent, read into objects and written from them by Jackson, the library that inference uses. */
@Path("json")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EchoResource {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    @POST
    public byte[] echo(byte[] body) throws IOException {
        return JACKSON.writeValueAsBytes(JACKSON.readValue(body, EchoRequest.class));
    }
}
