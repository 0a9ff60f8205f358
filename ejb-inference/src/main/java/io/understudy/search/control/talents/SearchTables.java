package io.understudy.search.control.talents;

import io.understudy.database.entity.Database;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.EmbeddingStore;
import io.understudy.search.entity.TalentFeed;
import io.understudy.search.entity.TalentImportTable;
import io.understudy.search.entity.TalentTable;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The tables of talents and the rules for their rows, for whoever asks for one. */
@ApplicationScoped
public class SearchTables {

    /** Not shareable: a connection goes back to the pool when it is closed, not when a thread's work ends. */
    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Inject
    private Validator validator;

    @Inject
    @ConfigProperty(name = "understudy.search.statement-timeout", defaultValue = "PT30S")
    private Duration patience;

    @Produces
    Database database() {
        return new Database(dataSource, patience);
    }

    @Produces
    TalentRules rules() {
        return new TalentRules(validator, Lexicon.standard());
    }

    @Produces
    TalentTable talents() {
        return new TalentTable(database());
    }

    @Produces
    TalentFeed feed() {
        return new TalentFeed(database());
    }

    @Produces
    EmbeddingStore embeddings() {
        return new EmbeddingStore(database());
    }

    @Produces
    TalentImportTable imports() {
        return new TalentImportTable(database(), talents());
    }
}
