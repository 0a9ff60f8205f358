package io.understudy.it;

import org.jboss.arquillian.container.spi.client.deployment.Deployment;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.test.impl.client.deployment.event.GenerateDeployment;
import org.jboss.arquillian.container.test.spi.client.deployment.DeploymentScenarioGenerator;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;

/** Deploys the application for the first test class and keeps it for all that follow: a deployment takes half a minute. */
public final class OneDeployment implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeploymentScenarioGenerator.class, Application.class);
        builder.observer(Keeper.class);
    }

    /** Stands between Arquillian's events and those who act on them. */
    public static final class Keeper {

        @Inject
        @ClassScoped
        private InstanceProducer<DeploymentScenario> scenario;

        private DeploymentScenario kept;

        public void generate(@Observes EventContext<GenerateDeployment> event) {
            if (kept == null) {
                event.proceed();
                kept = scenario.get();
            } else {
                scenario.set(kept);
            }
        }

        public void deploy(@Observes EventContext<DeployManagedDeployments> event) {
            if (kept.deployments().stream().noneMatch(Deployment::isDeployed)) {
                event.proceed();
            }
        }

        /** The server stops at the end of the session, and the application with it. */
        public void undeploy(@Observes EventContext<UnDeployManagedDeployments> event) {}
    }
}
