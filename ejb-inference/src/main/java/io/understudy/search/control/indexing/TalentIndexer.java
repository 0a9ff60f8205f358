package io.understudy.search.control.indexing;

import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.index.TalentIndex;
import io.understudy.search.entity.FeedPosition;
import io.understudy.search.entity.TalentFeed;
import io.understudy.search.entity.TalentFeed.Change;
import io.understudy.search.entity.TalentProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.DoubleSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Keeps the index of one version level with the talents in the database, from where the index was committed last, for as
 * long as the version is loaded. One thread of its own reads the feed, page by page; whatever fails is tried again with
 * growing pauses and never ends it.
 */
public final class TalentIndexer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TalentIndexer.class.getName());

    /** While a backlog is worked off, what is indexed so far is shown this often. */
    private static final Duration REFRESH_EVERY = Duration.ofSeconds(2);

    /** Fewer make no segments worth merging. */
    private static final int LEAST_TO_COMPACT = 1_000;

    /** Profiles, about half a second's work. */
    private static final int PART = 32;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final String version;
    private final TalentFeed feed;
    private final ProfileVectors vectors;
    private final Preferred preferred = new Preferred();
    private final TalentIndex index;
    private final IndexerSettings settings;
    private final DoubleSupplier rest;
    private final Progress progress = new Progress();
    private final Thread thread;
    private IndexTarget target;
    private int changesSinceCompaction;
    private long refreshedAt = System.nanoTime();

    /**
     * Starts at once.
     *
     * @param rest how long to rest after each page of a backlog, as a multiple of what the page took: 0 goes as fast as
     *     it can, 1 leaves half of the time to searches
     */
    public TalentIndexer(
            String version,
            TalentFeed feed,
            ProfileVectors vectors,
            TalentIndex index,
            IndexerSettings settings,
            DoubleSupplier rest,
            ThreadFactory threads) {
        this.version = version;
        this.feed = feed;
        this.vectors = vectors;
        this.index = index;
        this.settings = settings;
        this.rest = rest;
        this.thread = threads.newThread(this::run);
        thread.setName("understudy-indexer-" + version);
        thread.start();
    }

    /**
     * Returns when everything that was committed before this call can be found.
     *
     * @throws DomainException DEADLINE if it takes longer; the indexer goes on
     */
    public void catchUp(Duration patience) {
        try {
            if (progress.awaitPass(patience)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.unavailable("The server is stopping.", e);
        }
        if (progress.isClosed()) throw DomainException.unavailable("Version '" + version + "' is being closed.", null);
        throw DomainException.deadline("Version '" + version + "' is not level with the talents: " + describe());
    }

    /** There may be something to read. */
    public void wake() {
        progress.wake();
    }

    /** This talent has changed, by itself. */
    void prefer(String id) {
        preferred.add(id);
        progress.wake();
    }

    public IndexerStatus status() {
        return progress.status();
    }

    /** Whether searches on this version may be under way. */
    boolean isServing() {
        return progress.wasEverLevel() && !progress.isClosed();
    }

    boolean isClosed() {
        return progress.isClosed();
    }

    /** Why searches on this version would not tell the whole truth, or an empty text. */
    public String impediment() {
        return progress.wasEverLevel() && progress.status().trouble().isEmpty() ? "" : describe();
    }

    /** Ends after the step that runs, with everything committed; the index may be closed afterwards. */
    @Override
    public void close() {
        progress.close();
        try {
            if (!thread.join(LONGEST_STOP)) thread.interrupt();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var pause = settings.firstPause();
        while (!progress.isClosed()) {
            try {
                step();
                progress.went();
                pause = settings.firstPause();
            } catch (InterruptedException e) {
                progress.close();
            } catch (Throwable e) {
                stumble(e, pause);
                pause = min(pause.multipliedBy(2), settings.longestPause());
            }
        }
        commitLast();
    }

    private void step() throws InterruptedException {
        if (target == null) target = IndexTarget.open(index, feed);
        var from = target.position();
        if (from.isLevel()) progress.beginPass();
        var begun = System.nanoTime();
        var page = feed.since(from, settings.page());
        applyInParts(page.changes());
        target.advance(page.next());
        changesSinceCompaction += page.changes().size();
        if (page.next().isLevel()) endPass(from);
        else goOn(page, System.nanoTime() - begun);
    }

    /** While searches run, a single change waits for a part and not for a page. */
    private void applyInParts(List<Change> changes) {
        int part = progress.wasEverLevel() ? PART : settings.page();
        for (int from = 0; from < changes.size(); from += part) {
            var some = changes.subList(from, Math.min(changes.size(), from + part));
            apply(some);
            preferred.forget(some.stream().map(Change::id).collect(Collectors.toSet()));
            for (var id = preferred.next(); id.isPresent(); id = preferred.next()) applyNow(id.get());
        }
    }

    private void applyNow(String id) {
        feed.latest(id).ifPresent(change -> {
            apply(List.of(change));
            refresh();
        });
    }

    private void apply(Iterable<Change> changes) {
        var profiles = new ArrayList<TalentProfile>();
        var deleted = new ArrayList<String>();
        for (var change : changes) change.profile().ifPresentOrElse(profiles::add, () -> deleted.add(change.id()));
        vectors.forget(deleted);
        deleted.forEach(index::delete);
        if (!profiles.isEmpty()) vectors.forEach(profiles, index::put);
    }

    private void endPass(FeedPosition from) throws InterruptedException {
        refresh();
        var wasBehind = !from.isLevel();
        if (wasBehind) target.commit();
        else target.commitIfOlderThan(settings.commitEvery());
        progress.endPass();
        compactIfMuchChanged();
        progress.rest(settings.poll());
    }

    /** Once in so many changes that the work stays a fraction of theirs. */
    private void compactIfMuchChanged() {
        if (changesSinceCompaction < Math.max(LEAST_TO_COMPACT, index.size() / 2)) return;
        index.compact();
        changesSinceCompaction = 0;
    }

    private void goOn(TalentFeed.Changes page, long took) throws InterruptedException {
        if (!progress.knowsBacklog()) progress.backlog(page.changes().size() + feed.pending(page.next()));
        progress.indexed(page.changes().size());
        if (System.nanoTime() - refreshedAt >= REFRESH_EVERY.toNanos()) refresh();
        target.commitIfOlderThan(settings.commitEvery());
        nap((long) (took * rest.getAsDouble()));
    }

    private void nap(long nanos) throws InterruptedException {
        var end = System.nanoTime() + nanos;
        for (var left = nanos; left > 0; left = end - System.nanoTime()) {
            preferred.next(left).ifPresent(this::applyNow);
        }
    }

    private void refresh() {
        index.refresh();
        refreshedAt = System.nanoTime();
    }

    private void stumble(Throwable e, Duration pause) {
        var why = e instanceof DomainException domain ? domain.getMessage() : e.getClass().getSimpleName();
        var failures = progress.failed(why);
        if (Integer.bitCount(failures) == 1) {
            LOG.log(Level.WARNING, "Version " + version + " cannot follow the talents, try " + failures, silent(e));
        }
        try {
            progress.rest(pause);
        } catch (InterruptedException interrupted) {
            progress.close();
        }
    }

    /** Where it happened, without a message, which may quote a profile. */
    private static Throwable silent(Throwable e) {
        var silent = new Throwable(e.getClass().getName());
        silent.setStackTrace(e.getStackTrace());
        return silent;
    }

    private void commitLast() {
        try {
            if (target != null) target.commit();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Version " + version + " will index again what came since its last commit", silent(e));
        }
    }

    private String describe() {
        var status = progress.status();
        var trouble = Optional.of(status.trouble()).filter(why -> !why.isEmpty()).map(why -> " (" + why + ")");
        return status.indexed() + " of " + status.backlog() + " changes are indexed" + trouble.orElse("");
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
