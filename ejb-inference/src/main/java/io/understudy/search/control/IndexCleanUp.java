package io.understudy.search.control;

import io.understudy.registry.control.Models;
import io.understudy.registry.control.OrphanFolders;
import io.understudy.registry.entity.VersionId;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Frees a starting node from the indexes of versions that are registered no more. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class IndexCleanUp {

    private static final Logger LOG = Logger.getLogger(IndexCleanUp.class.getName());

    @EJB
    private Models models;

    @Inject
    @ConfigProperty(name = "understudy.data.directory", defaultValue = ".understudy/node")
    private String data;

    @PostConstruct
    void deleteOrphans() {
        try {
            var deleted = new OrphanFolders(SearchWorkload.indexes(data), VersionId.PATTERN).delete(models::versionsAmong);
            if (!deleted.isEmpty()) LOG.info(() -> "Deleted the indexes of versions that are registered no more: " + deleted);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Indexes of versions that are registered no more stay on the disk", e);
        }
    }
}
