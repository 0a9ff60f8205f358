package io.understudy.search.control.index;

import io.understudy.search.control.SearchResult;
import io.understudy.search.control.SearchResult.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;

/**
 * One search on one state of the index. Words and vectors each propose candidates within the scope; these are the first
 * in order, each with its own exact score. Behind them stand the further talents that match in words.
 */
final class Search {

    private final IndexSearcher searcher;
    private final long generation;
    private final Plan plan;
    private final IndexSettings settings;
    private final Facets facets;
    private final Profiles profiles;
    private final Suggestions suggestions;

    private final TermLookup lookup;
    private final Scope scope;
    private final Retrieval retrieval;
    private final int[] near;
    private final DocSet matches;
    private final Ranking ranking;

    Search(
            IndexSearcher searcher, long generation, Plan plan, IndexSettings settings, Facets facets, Profiles profiles,
            Suggestions suggestions)
            throws IOException {
        this.searcher = searcher;
        this.generation = generation;
        this.plan = plan;
        this.settings = settings;
        this.facets = facets;
        this.profiles = profiles;
        this.suggestions = suggestions;
        lookup = new TermLookup(searcher);
        scope = Scope.of(searcher, plan);
        retrieval = new Retrieval(searcher, scope.isEveryone() ? null : scope.talents(), lookup);
        near = retrieval.byVector(plan.vector(), settings.candidates(), settings.explored());
        matches = matches();
        ranking = new Ranking(
                searcher, Stream.concat(plan.lifting().stream(), scope.dropped().stream()).toList(), settings.boostShare());
    }

    private DocSet matches() throws IOException {
        if (!plan.hasText()) {
            return scope.talents();
        }
        var found = DocSet.holding(searcher, plan.words().terms(), lookup).and(scope.talents());
        for (int document : near) {
            found.add(document);
        }
        return found.isEmpty() && scope.hasAssumptions() ? scope.talents() : found;
    }

    /** All that Lucene is asked, the exact scores of the candidates included, and nothing made of it. */
    int lookups() throws IOException {
        var documents = proposed(retrieval.byWords(plan.words(), settings.candidates()));
        var exact = new ExactScores(searcher, documents);
        if (!plan.words().isEmpty()) {
            exact.words(plan.words().query(lookup));
        }
        if (plan.vector() != null) {
            exact.cosines(plan.vector());
        }
        return documents.length + matches.count() + facets.count(matches).size();
    }

    SearchResult result() throws IOException {
        int total = matches.count();
        long digest = Cursor.digest(plan.request(), plan.interpretation());
        var cursor = Cursor.of(plan.request(), digest, settings.maxDepth());
        int reachable = Math.min(total, settings.maxDepth());
        int length = plan.request().maxResults();
        var order = order(cursor, Math.min(reachable, (cursor == null ? 0 : cursor.offset()) + length));
        int start = start(cursor, order);
        int end = Math.min(start + length, Math.min(order.size(), settings.maxDepth()));
        var page = order.subList(Math.min(start, end), end);
        return new SearchResult(
                hits(page),
                total,
                facets.count(matches),
                scope.applied(plan.interpretation()),
                suggestions.of(searcher, plan, scope, total),
                page.isEmpty() || end >= reachable
                        ? null
                        : new Cursor(end, page.getLast().score(), page.getLast().id(), generation, digest).encoded());
    }

    private List<Ranked> order(Cursor cursor, int count) throws IOException {
        int depth = cursor == null || cursor.generation() == generation ? count : settings.maxDepth();
        boolean proposed = plan.hasText() && (near.length > 0 || !plan.words().isEmpty());
        if (!proposed || isFoundByAssumptionsAlone()) {
            return ranking.byRating(matches, depth);
        }
        var first = ranked(retrieval.byWords(plan.words(), settings.candidates()));
        return first.size() >= depth ? first : withFurther(first);
    }

    private boolean isFoundByAssumptionsAlone() {
        return matches == scope.talents();
    }

    private List<Ranked> ranked(int[] proposedByWords) throws IOException {
        return ranking.byText(proposed(proposedByWords), plan, settings.fusion(), lookup);
    }

    private int[] proposed(int[] byWords) {
        return IntStream.concat(IntStream.of(byWords), IntStream.of(near)).sorted().distinct().toArray();
    }

    /** What ranks behind the first candidates gets no higher score than the last of them, so that scores never rise. */
    private List<Ranked> withFurther(List<Ranked> first) throws IOException {
        var order = new ArrayList<>(first);
        var known = new HashSet<Integer>();
        first.forEach(talent -> known.add(talent.document()));
        double last = first.isEmpty() ? 1 : first.getLast().score();
        ranked(retrieval.byWords(plan.words(), settings.maxDepth())).stream()
                .filter(talent -> !known.contains(talent.document()))
                .map(talent -> talent.atMost(last))
                .forEach(order::add);
        return order;
    }

    private int start(Cursor cursor, List<Ranked> order) {
        if (cursor == null) {
            return 0;
        }
        if (cursor.generation() == generation) {
            return cursor.offset();
        }
        var behind = IntStream.range(0, order.size());
        return behind.filter(i -> order.get(i).id().equals(cursor.id()))
                .map(i -> i + 1)
                .findFirst()
                .orElseGet(() -> IntStream.range(0, order.size())
                        .filter(i -> order.get(i).score() < cursor.score()
                                || order.get(i).score() == cursor.score() && order.get(i).id().compareTo(cursor.id()) > 0)
                        .findFirst()
                        .orElse(order.size()));
    }

    private List<Hit> hits(List<Ranked> page) throws IOException {
        var reasons = new MatchReasons(Stream.of(plan.required(), scope.kept(), scope.dropped(), plan.lifting()).flatMap(List::stream));
        var hits = new ArrayList<Hit>(page.size());
        for (var talent : page) {
            var read = profiles.of(searcher, talent.document());
            var highlights = new Highlights(plan.words(), read);
            hits.add(new Hit(
                    read.profile(),
                    talent.score(),
                    reasons.of(read.profile(), highlights),
                    highlights.passages(),
                    plan.request().explain() ? talent.explanation() : null));
        }
        return hits;
    }
}
