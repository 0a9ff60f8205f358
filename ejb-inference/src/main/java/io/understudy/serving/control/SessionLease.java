package io.understudy.serving.control;

import ai.onnxruntime.OrtSession;
import java.util.concurrent.atomic.AtomicBoolean;

/** One user's share of a session. The session lives until the last share is given back; no run may be under way then. */
public final class SessionLease implements AutoCloseable {

    private final OrtSession session;
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    SessionLease(OrtSession session, Runnable giveBack) {
        this.session = session;
        this.giveBack = giveBack;
    }

    public OrtSession session() {
        return session;
    }

    /** Closing twice gives back once. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) giveBack.run();
    }
}
