package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ServerIT extends HttpIT {

    @Test
    void isReadyOnceDeployed() {
        var answer = api.get("/health/ready");
        assertEquals(200, answer.status(), answer.text());
        assertEquals("UP", answer.json().path("status").asText());
        assertEquals(200, api.get("/ping").status());
    }

    @Test
    void showsItsMetricsAndItsDescription() {
        assertTrue(api.get("/metrics").text().contains("# TYPE"));
        assertTrue(api.get("/openapi").text().contains("openapi: 3"));
    }
}
