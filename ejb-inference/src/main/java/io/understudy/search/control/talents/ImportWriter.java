package io.understudy.search.control.talents;

import io.understudy.failure.entity.DomainException;
import io.understudy.search.entity.TalentImport;
import io.understudy.search.entity.TalentImportTable;
import io.understudy.search.entity.TalentProfile;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes the batches of one import one after the other, each with the progress that it makes. */
final class ImportWriter {

    private static final Logger LOG = Logger.getLogger(ImportWriter.class.getName());

    private final TalentImportTable imports;
    private final int attempt;
    private final ProfileImport.Settings settings;
    private final Clock clock;
    private final IntConsumer kept;
    private TalentImport saved;

    ImportWriter(
            TalentImportTable imports,
            int attempt,
            ProfileImport.Settings settings,
            Clock clock,
            IntConsumer kept,
            TalentImport begun) {
        this.imports = imports;
        this.attempt = attempt;
        this.settings = settings;
        this.clock = clock;
        this.kept = kept;
        this.saved = begun;
    }

    /** The database does not take a batch. */
    static final class Refused extends RuntimeException {
        Refused(RuntimeException cause) {
            super(cause);
        }
    }

    /** What holds for sure. */
    TalentImport saved() {
        return saved;
    }

    /** @throws Refused after the last attempt */
    void save(TalentImport progress, Collection<TalentProfile> batch) {
        if (!trySaving(progress, batch)) {
            throw DomainException.conflict("Import '" + progress.id() + "' was ended from elsewhere after line "
                    + saved.linesRead() + ", as it had made no progress for long.");
        }
        saved = progress;
        if (!batch.isEmpty()) kept.accept(batch.size());
    }

    /** Says in the progress too that this is the end, if the database takes that much. */
    void giveUp(Refused refusal) {
        LOG.log(Level.WARNING, "Import " + saved.id() + " stops after line " + saved.linesRead(), refusal.getCause());
        var why = "The database did not take the lines after " + saved.linesRead() + "; those up to there are kept.";
        saved = new TalentImport(
                saved.id(), TalentImport.State.FAILED, saved.linesRead(), saved.accepted(), saved.rejected(),
                saved.errors(), why, null, saved.startedAt(), clock.instant());
        try {
            trySaving(saved, List.of());
        } catch (Refused again) {
            // The row is found without progress at the next start, and the caller is told now.
        }
    }

    private boolean trySaving(TalentImport progress, Collection<TalentProfile> batch) {
        var pause = settings.pause();
        for (var round = 1; ; round++) {
            try {
                return imports.save(progress, attempt, batch, clock.instant());
            } catch (RuntimeException e) {
                if (round == settings.attempts()) throw new Refused(e);
            }
            rest(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.unavailable("The server is stopping.", e);
        }
    }
}
