package io.understudy.registry.control;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Frees a starting node from the unpacked artifacts that no version has any more. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class ArtifactCleanUp {

    private static final Logger LOG = Logger.getLogger(ArtifactCleanUp.class.getName());
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    @EJB
    private Models models;

    @Inject
    private ArtifactSettings settings;

    @PostConstruct
    void deleteOrphans() {
        try {
            var deleted = new OrphanFolders(settings.directory(), SHA256).delete(models::artifactsAmong);
            if (!deleted.isEmpty()) LOG.info(() -> "Deleted " + deleted.size() + " cached artifacts that no version has any more");
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Cached artifacts that no version has any more stay on the disk", e);
        }
    }
}
