package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyBuilderTest {

    @Test
    void theMostFrequentFirstWhatOccursOnceNever() {
        var builder = new VocabularyBuilder();
        builder.add(List.of("w:b", "w:a", "w:b", "w:film", "g:abc", "w:b")::forEach);
        builder.add(List.of("w:b", "w:a", "w:film", "b:a film")::forEach);
        builder.add(List.of("w:once", "w:film", "g:abc", "b:a film")::forEach);

        float two = (float) (1 + Math.log(4 / 3.0));
        assertEquals(
                "w:film\t1.0\nw:a\t" + two + "\nw:b\t" + two + "\nb:a film\t" + two + "\ng:abc\t" + two + "\n",
                builder.build(new Recipe.Vocabulary(10, 10, 10)).toTsv());
        assertEquals("w:film\t1.0\ng:abc\t" + two + "\n", builder.build(new Recipe.Vocabulary(1, 0, 1)).toTsv());
    }

    @Test
    void partsCountedApartAddUp() {
        var builder = new VocabularyBuilder();
        for (int i = 0; i < 2; i++) {
            var part = new VocabularyBuilder();
            part.add(List.of("w:a", "w:a")::forEach);
            part.add(List.of("w:film")::forEach);
            builder.addAll(part);
        }

        float two = (float) (1 + Math.log(5 / 3.0));
        assertEquals("w:a\t" + two + "\nw:film\t" + two + "\n", builder.build(new Recipe.Vocabulary(10, 0, 0)).toTsv());
    }
}
