package io.understudy.benchmark.speed;

import io.understudy.benchmark.server.Jvm;

/**
 * Memory of the server process, in MiB.
 *
 * @param liveHeap in use after a full collection
 * @param resident everything, the index files that are mapped included
 * @param anonymous what is no mapped file: heap, native memory
 */
public record Memory(long liveHeap, long resident, long anonymous) {

    static Memory of(Jvm server) {
        long heap = server.liveHeapMb();
        return new Memory(heap, server.residentMb(), server.anonymousMb());
    }
}
