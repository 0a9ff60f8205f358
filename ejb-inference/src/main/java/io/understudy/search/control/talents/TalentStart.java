package io.understudy.search.control.talents;

import io.understudy.search.entity.TalentFeed;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** Puts right what the end of this node, or a restored database, left behind. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class TalentStart {

    private static final Logger LOG = Logger.getLogger(TalentStart.class.getName());

    @Inject
    private TalentImports imports;

    @Inject
    private TalentFeed feed;

    @PostConstruct
    void putRight() {
        var interrupted = imports.interruptLeftOvers();
        if (interrupted > 0) LOG.warning(() -> interrupted + " imports were interrupted by the end of their node");
        var adopted = feed.adoptRestoredRows();
        if (adopted > 0) LOG.warning(() -> adopted + " talents came from a restored database; every index reads them again");
    }
}
