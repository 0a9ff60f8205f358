package io.understudy.serving.control;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What a console sees of a model, and what it may do with it. */
final class ManagedModel implements ModelMXBean {

    /** Orders of an operator at a console. It is public for the container, which calls it in the application's context. */
    public interface Orders {
        int deploy(String model, String version, double percent, String reason);

        int rollback(String model, String reason);
    }

    private final String model;
    private final ModelHolder holder;
    private final Orders orders;

    ManagedModel(String model, ModelHolder holder, Orders orders) {
        this.model = model;
        this.holder = holder;
        this.orders = orders;
    }

    private Route route() {
        return holder.table().route(model);
    }

    @Override
    public String getState() {
        var impediments = route().versions().values().stream()
                .filter(v -> !v.model().impediment().isEmpty())
                .map(v -> v.name() + ": " + v.model().impediment())
                .collect(Collectors.joining("; "));
        return impediments.isEmpty() ? "SERVING" : impediments;
    }

    @Override
    public int getRevision() {
        return route().revision();
    }

    @Override
    public Map<String, Double> getSplit() {
        var route = route();
        var percents = new TreeMap<String, Double>();
        route.split().shares().forEach(s -> percents.put(route.versions().get(s.version()).name(), s.basisPoints() / 100.0));
        return percents;
    }

    @Override
    public Map<String, Long> getAnswered() {
        return counts(statistics -> statistics.success().count());
    }

    @Override
    public Map<String, Long> getFailed() {
        return counts(statistics -> statistics.fail().count());
    }

    private Map<String, Long> counts(ToLongFunction<VersionStatistics.Snapshot> count) {
        var counts = new TreeMap<String, Long>();
        route().versions().values().forEach(v -> counts.put(v.name(), count.applyAsLong(v.statistics().snapshot())));
        return counts;
    }

    @Override
    public int deploy(String version, double percent, String reason) {
        return orders.deploy(model, version, percent, reason);
    }

    @Override
    public int rollback(String reason) {
        return orders.rollback(model, reason);
    }
}
