package io.understudy.serving.control;

import java.util.Map;

/** A model in service, for consoles that speak JMX: {@code io.understudy:type=Model,name=<model>}. */
public interface ModelMXBean {

    /** {@code SERVING}, or why a version of it cannot answer as it should. */
    String getState();

    int getRevision();

    /** Version → percentage of the traffic. */
    Map<String, Double> getSplit();

    /** Version → calls answered on this node since it was loaded, those from the cache included. */
    Map<String, Long> getAnswered();

    /** Version → calls not answered. */
    Map<String, Long> getFailed();

    /**
     * Puts a version into service.
     *
     * @param version id, label or alias
     * @param percent of the traffic, 100 for all; the others share the rest in the proportion that they have
     * @return number of the new revision
     */
    int deploy(String version, double percent, String reason);

    /**
     * Brings back what served before.
     *
     * @return number of the new revision
     */
    int rollback(String reason);
}
