package io.understudy.registry.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.bundle.BundleLimits;
import io.understudy.registry.control.bundle.BundleReader;
import io.understudy.registry.control.bundle.FileDigest;
import io.understudy.registry.entity.Artifact;
import io.understudy.registry.entity.ModelVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;

/**
 * This node's unpacked artifacts, one folder a digest. Every file is held against its digest each time a version is
 * opened; a folder that is damaged in any way is fetched again and put in place by a rename. Threads take turns by a
 * lock, processes that share the folder by a lock file. There is one for each first byte of a digest and it is never
 * deleted: whoever deleted one could take it from under another process that has just opened it.
 */
@ApplicationScoped
public class ArtifactCache {

    private static final Logger LOG = Logger.getLogger(ArtifactCache.class.getName());
    private static final ConcurrentHashMap<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private ArtifactStore store;
    private ArtifactSettings settings;

    protected ArtifactCache() {}

    @Inject
    public ArtifactCache(ArtifactStore store, ArtifactSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** @throws DomainException UNAVAILABLE if the store cannot give the bytes that were registered */
    public Bundle open(ModelVersion version) {
        return open(version.artifact());
    }

    public Bundle open(Artifact artifact) {
        var folder = settings.directory().resolve(artifact.sha256());
        var bundle = new Bundle(folder, artifact.files());
        try {
            if (!BundleCheck.isWhole(bundle)) repair(bundle, artifact);
            return bundle;
        } catch (IOException e) {
            throw DomainException.unavailable("This node cannot keep the artifact " + artifact.sha256() + " on its disk.", e);
        }
    }

    private void repair(Bundle bundle, Artifact artifact) throws IOException {
        Files.createDirectories(settings.incoming());
        var lock = settings.incoming().resolve(artifact.sha256().substring(0, 2) + ".lock");
        var turn = LOCKS.computeIfAbsent(lock, p -> new ReentrantLock());
        turn.lock();
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            if (!BundleCheck.isWhole(bundle)) replace(bundle, artifact);
        } finally {
            turn.unlock();
        }
    }

    private void replace(Bundle bundle, Artifact artifact) throws IOException {
        try (var work = TemporaryFolder.in(settings.incoming())) {
            var fetched = fetch(artifact, work.path());
            if (Files.exists(bundle.root())) {
                LOG.warning(() -> "The cached artifact " + artifact.sha256() + " was damaged and has been fetched again");
                Files.move(bundle.root(), work.path().resolve("damaged"), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(fetched.root(), bundle.root(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Bundle fetch(Artifact artifact, Path work) throws IOException {
        var file = work.resolve("artifact");
        try (var in = store.open(artifact.sha256())) {
            var digest = FileDigest.copy(in, file, artifact.size());
            if (!digest.sha256().equals(artifact.sha256())) throw notWhole(artifact, null);
        } catch (FileDigest.LongerException e) {
            throw notWhole(artifact, e);
        }
        var root = Files.createDirectory(work.resolve("bundle"));
        try {
            // these very bytes were accepted once, perhaps under wider limits
            var bundle = new BundleReader(BundleLimits.NONE).unpack(file, root);
            if (!bundle.files().equals(artifact.files())) throw notWhole(artifact, null);
            return bundle;
        } catch (DomainException e) {
            throw notWhole(artifact, e);
        }
    }

    private static DomainException notWhole(Artifact artifact, Exception cause) {
        return DomainException.unavailable(
                "The store holds other bytes than those registered as " + artifact.sha256() + ".", cause);
    }
}
