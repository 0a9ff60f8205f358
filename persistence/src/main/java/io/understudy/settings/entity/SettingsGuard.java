package io.understudy.settings.entity;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Stops the start of an application that is set up wrongly. A CDI extension and not a start-up bean, because beans that
 * take a wrong value by injection would fail before it, in many more words.
 */
public class SettingsGuard implements Extension {

    private static final Logger LOG = Logger.getLogger(SettingsGuard.class.getName());

    void check(@Observes BeforeBeanDiscovery start) {
        var config = ConfigProvider.getConfig();
        var complaints = SettingsCheck.complaints(
                config.getPropertyNames(), System.getenv().keySet(), name -> config.getOptionalValue(name, String.class));
        if (complaints.isEmpty()) return;
        complaints.forEach(LOG::severe);
        throw new DeploymentException(String.join("; ", complaints));
    }
}
