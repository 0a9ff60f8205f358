package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.AgeRange;
import io.understudy.search.entity.TalentProfile.Gender;
import io.understudy.search.entity.TalentProfile.Level;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfileSampleTest {

    private static final List<TalentProfile> THOUSAND =
            IntStream.range(0, 1000).mapToObj(i -> profile("talent-%04d".formatted(i))).toList();

    @Test
    void fewerThanTheSizeAreAllKeptInTheOrderOfTheirIds() {
        var sample = ProfileSample.of(List.of(profile("b"), profile("a")).stream(), 10, 1);

        assertEquals(List.of("a", "b"), ids(sample));
        assertEquals(2, sample.seen());
    }

    @Test
    void theOrderOfTheStreamDoesNotMatter() {
        var shuffled = new java.util.ArrayList<>(THOUSAND);
        Collections.shuffle(shuffled, new java.util.Random(4));

        var sample = ProfileSample.of(THOUSAND.stream(), 100, 1);

        assertEquals(100, sample.profiles().size());
        assertEquals(1000, sample.seen());
        assertEquals(ids(sample), ids(ProfileSample.of(shuffled.stream(), 100, 1)));
        assertNotEquals(ids(sample), ids(ProfileSample.of(THOUSAND.stream(), 100, 2)));
    }

    @Test
    void takesFromEverywhere() {
        long firstHalf = ids(ProfileSample.of(THOUSAND.stream(), 400, 1)).stream().filter(id -> id.compareTo("talent-0500") < 0).count();

        // 200 expected, standard deviation √(400·¼·0.6) = 7.7
        assertTrue(Math.abs(firstHalf - 200) < 40, () -> firstHalf + " of the first half");
    }

    private static List<String> ids(ProfileSample sample) {
        return sample.profiles().stream().map(TalentProfile::id).toList();
    }

    private static TalentProfile profile(String id) {
        return new TalentProfile(id, "Asha", null, Gender.FEMALE, new AgeRange(20, 30), "mumbai", null, null, null, null, null, null,
                3, Level.EMERGING, null, false, null, null, null, null, null, null);
    }
}
