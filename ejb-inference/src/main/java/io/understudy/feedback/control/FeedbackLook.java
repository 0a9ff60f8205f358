package io.understudy.feedback.control;

import io.understudy.database.entity.Database;
import io.understudy.feedback.entity.LabelTable;
import io.understudy.serving.control.Labelled;
import io.understudy.serving.control.ModelHolder;
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
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is done about feedback now and then: find predictions that came late, learn which labels there are, forget. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class FeedbackLook {

    private static final Logger LOG = Logger.getLogger(FeedbackLook.class.getName());
    private static final Duration FORGET_EVERY = Duration.ofMinutes(30);

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    @EJB
    private ModelHolder holder;

    @Inject
    private Feedbacks feedbacks;

    @Inject
    private FeedbackRules rules;

    @Inject
    @ConfigProperty(name = "understudy.feedback.look-every", defaultValue = "PT2S")
    private Duration every;

    @Inject
    @ConfigProperty(name = "understudy.feedback.statement-timeout", defaultValue = "PT10S")
    private Duration patience;

    private final Set<String> known = new HashSet<>();
    private LabelTable table;
    private boolean rulesAreSet;
    private Future<?> looking;
    private Future<?> forgetting;

    @PostConstruct
    void start() {
        table = new LabelTable(new Database(dataSource, patience));
        looking = executor.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        forgetting = executor.scheduleWithFixedDelay(
                () -> guarded(feedbacks::forgetOld), FORGET_EVERY.toMillis(), FORGET_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        looking.cancel(true);
        forgetting.cancel(true);
    }

    private void look() {
        guarded(this::setRules);
        guarded(this::learnLabels);
        guarded(feedbacks::resolve);
    }

    private void setRules() {
        if (rulesAreSet) return;
        table.setRules(rules.all());
        rulesAreSet = true;
    }

    private void learnLabels() {
        for (var route : holder.table().routes().values()) {
            for (var version : route.versions().values()) {
                if (!(version.model() instanceof Labelled labelled) || known.contains(version.id())) continue;
                table.addLabels(route.model(), version.id(), labelled.labels());
                known.add(version.id());
            }
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Feedback is not looked at now; what has come waits", e);
        }
    }
}
