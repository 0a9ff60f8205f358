package io.understudy.serving.control;

import io.understudy.deployment.control.DeploymentOrder;
import io.understudy.deployment.control.RollbackOrder;
import io.understudy.deployment.entity.Deployment;
import io.understudy.failure.entity.DomainException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps one managed bean for each model in service. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ManagedModels {

    private static final Logger LOG = Logger.getLogger(ManagedModels.class.getName());
    private static final String WHO = "console";

    @EJB
    private ModelHolder holder;

    @Inject
    private Activation activation;

    @Resource
    private ContextService contexts;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = "understudy.deployment.poll", defaultValue = "PT1S")
    private Duration poll;

    private final Set<String> registered = new HashSet<>();
    private ManagedModel.Orders orders;
    private Future<?> following;

    @PostConstruct
    void start() {
        // A console's call comes on a thread that knows nothing of the application.
        orders = contexts.createContextualProxy(new Ordering(), ManagedModel.Orders.class);
        following = executor.scheduleWithFixedDelay(this::follow, 0, poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        following.cancel(true);
        synchronized (this) {
            registered.forEach(this::unregister);
            registered.clear();
        }
    }

    private synchronized void follow() {
        var served = holder.table().routes().keySet();
        served.stream().filter(registered::add).forEach(this::register);
        var gone = registered.stream().filter(model -> !served.contains(model)).toList();
        gone.forEach(this::unregister);
        gone.forEach(registered::remove);
    }

    private void register(String model) {
        try {
            var server = ManagementFactory.getPlatformMBeanServer();
            if (server.isRegistered(name(model))) server.unregisterMBean(name(model));
            server.registerMBean(new ManagedModel(model, holder, orders), name(model));
        } catch (JMException e) {
            LOG.log(Level.WARNING, e, () -> "Model " + model + " cannot be shown to consoles");
        }
    }

    private void unregister(String model) {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name(model));
        } catch (JMException e) {
            LOG.log(Level.FINE, e, () -> "Model " + model + " was not shown to consoles");
        }
    }

    /** Names of models hold nothing that would need quotes. */
    private static ObjectName name(String model) throws JMException {
        return new ObjectName("io.understudy:type=Model,name=" + model);
    }

    private final class Ordering implements ManagedModel.Orders {

        @Override
        public int deploy(String model, String version, double percent, String reason) {
            if (!(percent > 0 && percent <= 100)) throw new IllegalArgumentException("percent must be above 0 up to 100");
            var order = percent == 100
                    ? DeploymentOrder.full(version, reason)
                    : DeploymentOrder.canary(version, BigDecimal.valueOf(percent), reason);
            return number(() -> activation.deploy(model, order, null, WHO));
        }

        @Override
        public int rollback(String model, String reason) {
            return number(() -> activation.rollback(model, new RollbackOrder(null, reason), null, WHO));
        }

        /** A console far away knows the exceptions of Java, and not those of this application. */
        private static int number(Supplier<Deployment> order) {
            try {
                return order.get().number();
            } catch (DomainException e) {
                LOG.log(Level.FINE, "An order of a console is refused", e);
                throw new IllegalStateException(e.getMessage());
            }
        }
    }
}
