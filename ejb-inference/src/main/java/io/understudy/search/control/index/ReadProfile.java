package io.understudy.search.control.index;

import io.understudy.search.control.index.analysis.Word;
import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.Credit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A profile whose free texts are cut into words. */
record ReadProfile(TalentProfile profile, List<Text> texts) {

    /** @param field of the profile that the text stands in */
    record Text(String field, String text, List<Word> words) {

        static Text of(String field, String text) {
            return new Text(field, text, List.copyOf(Word.of(text)));
        }
    }

    static ReadProfile of(TalentProfile profile) {
        var texts = new ArrayList<Text>();
        texts.add(Text.of("name", profile.name()));
        Stream.ofNullable(profile.nameDevanagari()).map(name -> Text.of("name_devanagari", name)).forEach(texts::add);
        profile.credits().stream().map(Credit::title).map(title -> Text.of("credits", title)).forEach(texts::add);
        Stream.ofNullable(profile.biography()).map(text -> Text.of("biography", text)).forEach(texts::add);
        return new ReadProfile(profile, List.copyOf(texts));
    }
}
