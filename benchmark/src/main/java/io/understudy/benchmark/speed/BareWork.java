package io.understudy.benchmark.speed;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.benchmark.queries.Question;
import io.understudy.benchmark.server.Api;
import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchRequest;
import io.understudy.search.control.SearchResult;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.control.understanding.QueryUnderstanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The same searches as over HTTP, each on the version that answers it there, prepared for bare loops. */
final class BareWork {

    private record Task(
            BareVersion version, SearchRequest request, Interpretation interpretation, float[] vector, List<String> served) {}

    private final List<Task> tasks;

    private BareWork(List<Task> tasks) {
        this.tasks = tasks;
    }

    /** Asks the server each question once, to learn which version answers it and what. */
    static BareWork of(List<Question> questions, Map<String, BareVersion> versions, Api api) {
        var understanding = new QueryUnderstanding(Lexicon.standard());
        var tasks = new ArrayList<Task>();
        for (var question : questions) {
            var answer = api.search(question.json(false));
            var version = versions.get(answer.path("model_version").asText());
            var request = question.request();
            tasks.add(new Task(
                    version, request, understanding.interpret(request.query()), version.embedder().embedQuery(request.query()), ids(answer)));
        }
        return new BareWork(tasks);
    }

    private static List<String> ids(JsonNode answer) {
        return StreamSupport.stream(answer.path("talents").spliterator(), false)
                .map(hit -> hit.path("talent").path("id").asText())
                .toList();
    }

    int size() {
        return tasks.size();
    }

    /** The share of questions, in percent, that a version answers. */
    double percent(String version) {
        return 100.0 * tasks.stream().filter(task -> task.version().served().name().equals(version)).count() / size();
    }

    /** Questions to which the bare search names the same talents in the same order as the server did. */
    long sameAnswers() {
        return tasks.stream().filter(task -> ids(search(task, task.vector())).equals(task.served())).count();
    }

    private static List<String> ids(SearchResult result) {
        return result.talents().stream().map(hit -> hit.talent().id()).toList();
    }

    void embed(int task) {
        embedded(tasks.get(task));
    }

    /** What Lucene is asked for candidates: who is in scope, the nearest vectors and the best words. */
    void query(int task) {
        query(tasks.get(task), tasks.get(task).vector());
    }

    /** The whole search in the index: what Lucene is asked, exact scores, profiles, facets, reasons and highlights. */
    void search(int task) {
        search(tasks.get(task), tasks.get(task).vector());
    }

    void embedAndQuery(int task) {
        query(tasks.get(task), embedded(tasks.get(task)));
    }

    /** The same with the exact scores of the candidates, the number of all matches and the facets, which the answer holds. */
    void embedAndLookUp(int task) {
        var bare = tasks.get(task);
        if (bare.version().index().lookups(bare.request(), bare.interpretation(), embedded(bare)) < 0) {
            throw new IllegalStateException("Lucene found fewer than none");
        }
    }

    void embedAndSearch(int task) {
        search(tasks.get(task), embedded(tasks.get(task)));
    }

    private static float[] embedded(Task task) {
        return task.version().embedder().embedQuery(task.request().query());
    }

    private static void query(Task task, float[] vector) {
        if (task.version().index().candidates(task.request(), task.interpretation(), vector) < 0) {
            throw new IllegalStateException("Lucene found fewer than none");
        }
    }

    private static SearchResult search(Task task, float[] vector) {
        return task.version().index().search(task.request(), task.interpretation(), vector, task.version().embedder()::knows);
    }
}
