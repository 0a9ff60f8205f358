package io.understudy.monitoring.boundary;

import io.understudy.serving.control.ModelHolder;
import io.understudy.wire.boundary.Attributes;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Counts and times every request until its last byte is handed to the container. A resource whose answer names a model
 * version says so with {@code request.setAttribute(Attributes.VERSION, label)}, and one whose path does not name the model
 * with {@code Attributes.MODEL}.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestMetrics extends HttpFilter {

    @Inject
    RequestMeters meters;

    @EJB
    ModelHolder models;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var start = System.nanoTime();
        var thrown = true;
        try {
            chain.doFilter(request, response);
            thrown = false;
        } finally {
            if (request.isAsyncStarted()) request.getAsyncContext().addListener(new WhenDone(request, response, start));
            else record(request, thrown ? 500 : response.getStatus(), start);
        }
    }

    private void record(HttpServletRequest request, int status, long start) {
        var labels = new RequestLabels(
                RequestLabels.known(request.getMethod()),
                attribute(request, Attributes.ENDPOINT, "unmatched"),
                status,
                RequestLabels.knownModel(attribute(request, Attributes.MODEL, null), status, this::isServed),
                attribute(request, Attributes.VERSION, RequestLabels.NONE));
        meters.record(labels, System.nanoTime() - start);
    }

    private boolean isServed(String model) {
        return models.table().find(model).isPresent();
    }

    private static String attribute(HttpServletRequest request, String name, String otherwise) {
        return request.getAttribute(name) instanceof String value ? value : otherwise;
    }

    private final class WhenDone implements AsyncListener {
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final long start;

        private WhenDone(HttpServletRequest request, HttpServletResponse response, long start) {
            this.request = request;
            this.response = response;
            this.start = start;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            record(request, response.getStatus(), start);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // completion follows
        }

        @Override
        public void onError(AsyncEvent event) {
            // completion follows
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
