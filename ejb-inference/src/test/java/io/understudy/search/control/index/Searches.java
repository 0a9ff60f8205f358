package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchRequest;
import io.understudy.search.control.SearchRequest.Filters;
import io.understudy.search.control.SearchRequest.Period;
import io.understudy.search.control.SearchRequest.Preferences;
import io.understudy.search.control.SearchRequest.Range;
import io.understudy.search.control.SearchRequest.Skills;
import io.understudy.search.control.SearchResult;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile.Gender;
import io.understudy.search.entity.TalentProfile.Level;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Requests for tests, and an index with four dimensions to send them to. */
final class Searches {

    static final float[] NORTH = {1, 0, 0, 0};
    static final float[] EAST = {0, 1, 0, 0};
    static final float[] SOUTH = {-1, 0, 0, 0};

    private Searches() {}

    static TalentIndex index(Path directory, Talent... talents) {
        var index = TalentIndex.open(directory, 4, Lexicon.standard(), IndexSettings.DEFAULT);
        for (var talent : talents) {
            index.put(talent.profile(), null);
        }
        index.refresh();
        return index;
    }

    static SearchRequest text(String query) {
        return request(query, Filters.NONE, Preferences.NONE, 10, null);
    }

    static SearchRequest only(Filters filters) {
        return request("", filters, Preferences.NONE, 10, null);
    }

    static SearchRequest request(String query, Filters filters, Preferences preferences, int max, String cursor) {
        return new SearchRequest(query, filters, preferences, max, cursor, null, null, null, null, true, null, null);
    }

    static List<String> ids(TalentIndex index, SearchRequest request) {
        return ids(index.search(request, Interpretation.NONE, null));
    }

    static List<String> ids(SearchResult result) {
        return result.talents().stream().map(hit -> hit.talent().id()).toList();
    }

    static Filters location(String... values) {
        return new Filters(List.of(values), null, null, null, null, null, null, null, null);
    }

    static Filters skills(List<String> any, List<String> all) {
        return new Filters(null, new Skills(any, all), null, null, null, null, null, null, null);
    }

    static Filters languages(String... values) {
        return new Filters(null, null, List.of(values), null, null, null, null, null, null);
    }

    static Filters gender(Gender... values) {
        return new Filters(null, null, null, List.of(values), null, null, null, null, null);
    }

    static Filters age(Integer min, Integer max) {
        return new Filters(null, null, null, null, new Range(min, max), null, null, null, null);
    }

    static Filters experience(Integer min, Integer max) {
        return new Filters(null, null, null, null, null, new Range(min, max), null, null, null);
    }

    static Filters budget(Integer min, Integer max) {
        return new Filters(null, null, null, null, null, null, new Range(min, max), null, null);
    }

    static Filters available(String from, String to) {
        return new Filters(
                null, null, null, null, null, null, null, new Period(LocalDate.parse(from), LocalDate.parse(to)), null);
    }

    static Filters level(Level... values) {
        return new Filters(null, null, null, null, null, null, null, null, List.of(values));
    }
}
