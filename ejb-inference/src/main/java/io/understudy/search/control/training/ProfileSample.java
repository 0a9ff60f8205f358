package io.understudy.search.control.training;

import io.understudy.search.entity.TalentProfile;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * A sample of a stream that may be long, of bounded memory: the profiles whose ids hash lowest, in the order of their ids. It
 * depends on which profiles there are and on the seed, never on the order in which they come.
 *
 * @param seen how many profiles the stream held
 */
record ProfileSample(List<TalentProfile> profiles, long seen) {

    private record Ranked(long rank, TalentProfile profile) {}

    static ProfileSample of(Stream<TalentProfile> stream, int size, long seed) {
        var lowest = Comparator.comparingLong(Ranked::rank).thenComparing(r -> r.profile().id());
        var kept = new PriorityQueue<Ranked>(lowest.reversed());
        var seen = new long[1];
        stream.forEachOrdered(profile -> {
            seen[0]++;
            kept.add(new Ranked(hash(profile.id(), seed), profile));
            if (kept.size() > size) kept.poll();
        });
        return new ProfileSample(
                kept.stream().map(Ranked::profile).sorted(Comparator.comparing(TalentProfile::id)).toList(), seen[0]);
    }

    /** FNV-1a over the characters, finished as in SplitMix64 so that near ids land far apart. */
    private static long hash(String id, long seed) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (int i = 0; i < id.length(); i++) hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
