package io.understudy.failure.boundary;

import io.understudy.wire.entity.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The error page of the web application (see web.xml): what fails outside JAX-RS is a problem too, never HTML. */
@WebServlet(ProblemPage.PATH)
public class ProblemPage extends HttpServlet {

    static final String PATH = "/problem";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var kind = ProblemKind.ofStatus(status);
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        var problem = WebProblems.withStatus(Problem.of(kind, kind.title() + "."), status).at(path);
        response.setStatus(status);
        var isProtocol = ProtocolError.speaksAt(path);
        response.setContentType(isProtocol ? "application/json" : Problem.MEDIA_TYPE);
        response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(isProtocol ? ProtocolError.from(problem) : problem));
    }
}
