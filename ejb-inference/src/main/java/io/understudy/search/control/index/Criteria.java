package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.SearchRequest.Filters;
import io.understudy.search.control.SearchRequest.Period;
import io.understudy.search.control.SearchRequest.Preferences;
import io.understudy.search.control.SearchRequest.Range;
import io.understudy.search.entity.TalentProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Makes criteria of what a request asks for. */
final class Criteria {

    private final Codes codes;
    private final Facts facts;

    Criteria(Codes codes) {
        this.codes = codes;
        this.facts = new Facts(codes);
    }

    /** All must hold. */
    List<Criterion> of(Filters filters) {
        var all = new ArrayList<Criterion>();
        addAny(all, "location", Field.LOCATION, filters.location());
        addAny(all, "skills", Field.SKILL, filters.skills().any());
        filters.skills().all().forEach(skill -> all.add(any("skills", Field.SKILL, List.of(skill))));
        addAny(all, "languages", Field.LANGUAGE, filters.languages());
        addAny(all, "gender", Field.GENDER, filters.gender().stream().map(ProfileDocuments::code).toList());
        addAny(all, "level", Field.LEVEL, filters.level().stream().map(ProfileDocuments::code).toList());
        addNumber(all, "age_range", Field.AGE, filters.ageRange());
        addNumber(all, "experience_years", Field.EXPERIENCE, filters.experienceYears());
        addNumber(all, "budget_range", Field.BUDGET, filters.budgetRange());
        Optional.ofNullable(filters.availability()).map(this::bookable).ifPresent(all::add);
        return all;
    }

    /** Each one lifts by itself. */
    List<Criterion> of(Preferences preferences) {
        var all = new ArrayList<Criterion>();
        preferences.dialects().forEach(dialect -> all.add(any("dialect", Field.DIALECT, List.of(dialect))));
        preferences.industries().forEach(industry -> all.add(any("industry", Field.INDUSTRY, List.of(industry))));
        preferences.collaborators().forEach(name -> all.add(collaborator(name)));
        return all;
    }

    private void addAny(List<Criterion> all, String name, Field field, List<String> values) {
        if (!values.isEmpty()) {
            all.add(any(name, field, values));
        }
    }

    private void addNumber(List<Criterion> all, String name, Field field, Range range) {
        if (range != null) {
            all.add(number(name, field, List.of(Span.of(range))));
        }
    }

    /** One of the values, or of what lies below them, is enough. */
    Criterion any(String name, Field field, Collection<String> values) {
        var wanted = values.stream()
                .flatMap(value -> codes.within(field, value).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var labels = values.stream().map(value -> codes.label(field, value)).collect(Collectors.joining(" or "));
        var fact = fact(field);
        return new Criterion(name, labels, in(indexed(field), wanted), profile -> fact.apply(profile, wanted));
    }

    /** One of the languages, spoken at least so well, is enough. */
    Criterion spoken(String name, Collection<Spoken> values) {
        var wanted = values.stream()
                .flatMap(value -> codes.within(Field.LANGUAGE, value.language()).stream().map(code -> new Spoken(code, value.least())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var terms = wanted.stream().map(Spoken::toString).collect(Collectors.toCollection(LinkedHashSet::new));
        var labels = values.stream().map(facts::wanted).collect(Collectors.joining(" or "));
        return new Criterion(name, labels, in(Fields.FLUENCY, terms), profile -> facts.spoken(profile, wanted));
    }

    /** None of the values, nor of what lies below them. A place is denied as a home: who lives elsewhere may work there. */
    Criterion none(String name, Field field, Collection<String> values) {
        var unwanted = values.stream()
                .flatMap(value -> codes.within(field, value).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var labels = values.stream().map(value -> codes.label(field, value)).collect(Collectors.joining(" or "));
        var query = new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.MUST)
                .add(in(field == Field.LOCATION ? Fields.CITY : indexed(field), unwanted), Occur.MUST_NOT)
                .build();
        return new Criterion(name, "not " + labels, query, profile -> facts.without(field, profile, unwanted, labels));
    }

    private static Query in(String field, Set<String> values) {
        return values.size() == 1
                ? new TermQuery(new Term(field, values.iterator().next()))
                : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static String indexed(Field field) {
        return switch (field) {
            case LOCATION -> Fields.PLACE;
            case SKILL -> Fields.SKILL;
            case LANGUAGE -> Fields.LANGUAGE;
            case GENDER -> Fields.GENDER;
            case LEVEL -> Fields.LEVEL;
            case DIALECT -> Fields.DIALECT;
            case INDUSTRY -> Fields.INDUSTRY;
            case GENRE -> Fields.GENRE;
            case FORMAT -> Fields.FORMAT;
            case AGE, EXPERIENCE, BUDGET -> throw new IllegalArgumentException(field + " is a number");
        };
    }

    private BiFunction<TalentProfile, Set<String>, Optional<String>> fact(Field field) {
        return switch (field) {
            case LOCATION -> facts::place;
            case SKILL -> facts::skill;
            case LANGUAGE -> facts::language;
            case GENDER -> facts::gender;
            case LEVEL -> facts::level;
            case DIALECT -> facts::dialect;
            case INDUSTRY -> facts::industry;
            case GENRE -> facts::genre;
            case FORMAT -> facts::format;
            case AGE, EXPERIENCE, BUDGET -> throw new IllegalArgumentException(field + " is a number");
        };
    }

    /** A number in one of the spans is enough. */
    Criterion number(String name, Field field, List<Span> spans) {
        var query = new BooleanQuery.Builder();
        spans.forEach(span -> query.add(within(field, span), Occur.SHOULD));
        return new Criterion(
                name,
                spans.stream().map(Span::toString).collect(Collectors.joining(" or ")),
                query.build(),
                profile -> spans.stream().map(span -> fact(field, profile, span)).flatMap(Optional::stream).findFirst());
    }

    private static Query within(Field field, Span span) {
        return switch (field) {
            case AGE -> IntRange.newIntersectsQuery(Fields.AGE, new int[] {span.min()}, new int[] {span.max()});
            case EXPERIENCE -> IntPoint.newRangeQuery(Fields.EXPERIENCE, span.min(), span.max());
            case BUDGET -> IntPoint.newRangeQuery(Fields.RATE, span.min(), span.max());
            default -> throw new IllegalArgumentException(field + " is no number");
        };
    }

    private Optional<String> fact(Field field, TalentProfile profile, Span span) {
        return switch (field) {
            case AGE -> facts.age(profile, span);
            case EXPERIENCE -> facts.experience(profile, span);
            case BUDGET -> facts.rate(profile, span);
            default -> throw new IllegalArgumentException(field + " is no number");
        };
    }

    private Criterion bookable(Period days) {
        var within = LongRange.newContainsQuery(
                Fields.WINDOW, new long[] {days.from().toEpochDay()}, new long[] {days.to().toEpochDay()});
        var query = new BooleanQuery.Builder()
                .add(within, Occur.SHOULD)
                .add(new TermQuery(new Term(Fields.UNSTATED, Fields.YES)), Occur.SHOULD)
                .build();
        return new Criterion(
                "availability", days.from() + " to " + days.to(), query, profile -> facts.bookable(profile, days));
    }

    private Criterion collaborator(String name) {
        var folded = Codes.folded(name);
        return new Criterion(
                "collaborator",
                name,
                new TermQuery(new Term(Fields.COLLABORATOR, folded)),
                profile -> facts.collaboration(profile, folded));
    }
}
