package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class VocabularyBuilderTest {

    @Test
    void theMostFrequentFirstWhatOccursOnceNever() {
        var builder = new VocabularyBuilder();
        builder.add(Set.of("w:b", "w:a", "w:film", "g:abc"));
        builder.add(Set.of("w:b", "w:a", "w:film", "b:a film"));
        builder.add(Set.of("w:once", "w:film", "g:abc", "b:a film"));

        float two = (float) (1 + Math.log(4 / 3.0));
        assertEquals(
                "w:film\t1.0\nw:a\t" + two + "\nw:b\t" + two + "\nb:a film\t" + two + "\ng:abc\t" + two + "\n",
                builder.build(new Recipe.Vocabulary(10, 10, 10)).toTsv());
        assertEquals("w:film\t1.0\ng:abc\t" + two + "\n", builder.build(new Recipe.Vocabulary(1, 0, 1)).toTsv());
    }
}
