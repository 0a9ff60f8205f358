package io.understudy.serving.control;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ONNX Runtime sessions of this node. Whoever asks for the same bytes with the same options shares one; it is closed
 * when the last user gives it back, and its native memory with it. A session that takes long to open keeps only those
 * waiting who want that one.
 */
@ApplicationScoped
public class OnnxSessions {

    /** @param files of the bundle, with their digests: a graph may have its weights in others */
    private record Key(String graph, List<BundleFile> files, OnnxOptions options) {}

    private final ConcurrentHashMap<Key, Shared> sessions = new ConcurrentHashMap<>();

    /** @throws DomainException INVALID if the runtime refuses the graph, UNAVAILABLE if it lacks what the options ask for */
    public SessionLease open(Bundle bundle, OnnxOptions options) {
        var graph = bundle.graph();
        var key = new Key(bundle.root().relativize(graph).toString(), bundle.files(), options);
        while (true) {
            var mine = new Shared(key);
            var theirs = sessions.putIfAbsent(key, mine);
            if (theirs == null) return mine.opened(graph);
            if (theirs.leases.acquire()) return theirs.joined();
            sessions.remove(key, theirs);
        }
    }

    /** A session of the caller's own, for tests and trials. */
    public static SessionLease alone(Path graph) {
        var session = create(graph, OnnxOptions.DEFAULT);
        return new SessionLease(session, () -> close(session));
    }

    /** Sessions that are open at present. */
    public int count() {
        return sessions.size();
    }

    private static OrtSession create(Path graph, OnnxOptions chosen) {
        try (var options = chosen.open()) {
            return OrtEnvironment.getEnvironment().createSession(graph.toString(), options);
        } catch (OrtException e) {
            throw DomainException.invalid("bundle", "ONNX Runtime cannot load the graph: " + e.getMessage());
        }
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw DomainException.unavailable("ONNX Runtime cannot close a session.", e);
        }
    }

    /** One session and those who use it; whoever made it holds the first share. */
    private final class Shared {

        private final Key key;
        private final CompletableFuture<OrtSession> session = new CompletableFuture<>();
        private final Leases leases = new Leases(this::end);

        Shared(Key key) {
            this.key = key;
        }

        SessionLease opened(Path graph) {
            try {
                session.complete(create(graph, key.options()));
            } catch (RuntimeException | Error e) {
                sessions.remove(key, this);
                session.completeExceptionally(e);
            }
            return joined();
        }

        SessionLease joined() {
            try {
                return new SessionLease(session.join(), leases::release);
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }

        private void end() {
            sessions.remove(key, this);
            close(session.join());
        }
    }
}
