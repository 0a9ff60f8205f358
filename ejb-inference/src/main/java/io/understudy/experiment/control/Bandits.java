package io.understudy.experiment.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.database.entity.ClusterLock;
import io.understudy.database.entity.Database;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.ExperimentSplit.Arm;
import io.understudy.experiment.control.ExperimentLife.Order;
import io.understudy.experiment.control.bandit.Bandit;
import io.understudy.experiment.control.bandit.BanditLook;
import io.understudy.experiment.entity.Experiment;
import io.understudy.experiment.entity.LookTable;
import io.understudy.experiment.entity.SumsTable;
import io.understudy.failure.entity.DomainException;
import io.understudy.wire.entity.Json;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Weighs the arms of bandits anew when their time has come, on one node at a time. A look is recorded after what it has
 * changed is in service; one that is cut off is done again, and finds that its weights are there.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Bandits {

    private static final Logger LOG = Logger.getLogger(Bandits.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @EJB
    private Experiments experiments;

    @Inject
    private ExperimentLife life;

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = "understudy.experiment.bandit-poll", defaultValue = "PT5S")
    private Duration poll;

    private final Resting resting = new Resting();
    private ClusterLock lock;
    private LookTable looks;
    private SumsTable sums;
    private Future<?> looking;

    @PostConstruct
    void start() {
        var database = new Database(dataSource, PATIENCE);
        lock = new ClusterLock(database, "experiment:bandits");
        looks = new LookTable(database);
        sums = new SumsTable(database);
        looking = executor.scheduleWithFixedDelay(this::look, poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(true);
    }

    /** What came of the last look at a bandit; empty before the first. */
    public Optional<BanditLook> last(String experiment) {
        return looks.last(experiment, BanditLook.class);
    }

    private void look() {
        try {
            if (!due().isEmpty()) lock.ifFree(() -> due().forEach(this::look));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Which bandits are due cannot be read now", e);
        }
    }

    private List<String> due() {
        return looks.due().stream().filter(id -> !resting.contains(id)).toList();
    }

    private void look(String id) {
        try {
            var experiment = experiments.get(id);
            var look = Bandit.look(experiment.definition(), sums.read(id), weights(experiment));
            JsonNode figures = Json.MAPPER.valueToTree(look);
            if (look.moves()) life.weigh(id, look.weights(), Order.automatic("bandit", look.text(), figures));
            looks.keep(id, figures);
        } catch (RuntimeException e) {
            postpone(id, e);
        }
    }

    /** Another order on the model is soon over; whatever else fails may fail for long. */
    private void postpone(String id, RuntimeException e) {
        var isInTheWay = e instanceof DomainException domain && domain.kind() == DomainException.Kind.CONFLICT;
        if (!isInTheWay) resting.add(id);
        LOG.log(isInTheWay ? Level.FINE : Level.WARNING, e, () -> "The arms of experiment " + id + " cannot be weighed anew now");
    }

    private static List<Double> weights(Experiment experiment) {
        return experiment.split().map(ExperimentSplit::arms).orElseThrow().stream().map(Arm::weight).toList();
    }
}
