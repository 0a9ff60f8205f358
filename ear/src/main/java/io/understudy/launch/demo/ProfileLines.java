package io.understudy.launch.demo;

import io.understudy.search.entity.TalentProfile;
import io.understudy.wire.entity.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.stream.Stream;

/** Profiles as NDJSON, written while they are read: any number of them takes the memory of one. */
final class ProfileLines implements Enumeration<InputStream> {

    private final Iterator<TalentProfile> profiles;

    private ProfileLines(Iterator<TalentProfile> profiles) {
        this.profiles = profiles;
    }

    static InputStream of(Stream<TalentProfile> profiles) {
        return new SequenceInputStream(new ProfileLines(profiles.iterator()));
    }

    @Override
    public boolean hasMoreElements() {
        return profiles.hasNext();
    }

    @Override
    public InputStream nextElement() {
        try {
            return new SequenceInputStream(Collections.enumeration(java.util.List.of(
                    new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(profiles.next())),
                    new ByteArrayInputStream(new byte[] {'\n'}))));
        } catch (IOException e) {
            throw new IllegalStateException("a profile that cannot be written", e);
        }
    }
}
