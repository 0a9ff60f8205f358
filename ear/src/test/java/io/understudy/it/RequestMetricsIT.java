package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every request is counted and timed by endpoint, method, status, model and version. */
class RequestMetricsIT extends HttpIT {

    @Test
    void countsByTemplateAndStatus() throws InterruptedException {
        var labels = "endpoint=\"/api/v1/models/{model}/deployments\",method=\"GET\",model=\"none\",mp_scope=\"application\",status=\"404\",version=\"none\"";
        var before = value("understudy_http_requests_total{" + labels);
        api.get("/api/v1/models/one/deployments");
        api.get("/api/v1/models/two/deployments");
        // The answer is with the caller before it is counted.
        for (int i = 0; i < 100 && value("understudy_http_requests_total{" + labels) < before + 2; i++) Thread.sleep(50);
        assertTrue(value("understudy_http_requests_total{" + labels) >= before + 2);
        assertTrue(value("understudy_http_request_seconds_bucket{" + labels + ",le=\"10.0\"") >= 2);
        assertTrue(value("understudy_http_request_seconds_count{" + labels) >= 2);
    }

    @Test
    void keepsWhatCallersInventOutOfTheLabels() throws InterruptedException {
        api.get("/invented-by-a-caller");
        for (int i = 0; i < 100 && value("understudy_http_requests_total{endpoint=\"unmatched\"") == 0; i++) Thread.sleep(50);
        assertTrue(value("understudy_http_requests_total{endpoint=\"unmatched\"") >= 1);
        assertTrue(!api.get("/metrics").text().contains("invented-by-a-caller"));
    }

    @Test
    void tellsModelsApartByTheNamesOfThoseThatExist() throws InterruptedException {
        admin.post("/api/v1/models", Map.of("name", "metrics-it", "task", "tensor"));
        var labels = "endpoint=\"/api/v1/models/{model}\",method=\"GET\",model=\"metrics-it\",mp_scope=\"application\",status=\"200\",version=\"none\"";
        api.get("/api/v1/models/invented-model");
        api.post("/v2/models/invented-model/infer", Map.of());
        api.get("/api/v1/models/metrics-it");
        for (int i = 0; i < 100 && value("understudy_http_requests_total{" + labels) == 0; i++) Thread.sleep(50);
        assertTrue(value("understudy_http_requests_total{" + labels) >= 1);
        assertTrue(!api.get("/metrics").text().contains("invented-model"));
    }

    /** The first sample whose name and labels begin so; 0 where there is none. */
    private double value(String start) {
        var sample = Pattern.compile("(?m)^" + Pattern.quote(start) + "[^}]*}\\s+(\\S+)").matcher(api.get("/metrics").text());
        return sample.find() ? Double.parseDouble(sample.group(1)) : 0;
    }
}
