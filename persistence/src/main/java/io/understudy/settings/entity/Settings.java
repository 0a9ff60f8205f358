package io.understudy.settings.entity;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.understudy.settings.entity.Allowed.Fraction;
import io.understudy.settings.entity.Allowed.OneOf;
import io.understudy.settings.entity.Allowed.Secret;
import io.understudy.settings.entity.Allowed.Signers;
import io.understudy.settings.entity.Allowed.Text;
import io.understudy.settings.entity.Allowed.Time;
import io.understudy.settings.entity.Allowed.WholeNumber;
import java.util.List;
import java.util.stream.Stream;

/** Every setting there is. Whoever adds one to a bean adds it here and to {@code docs/configuration.md}; a test compares. */
public final class Settings {

    private static final long GIB = 1L << 30;
    private static final int MANY = Integer.MAX_VALUE;
    private static final WholeNumber PORT = new WholeNumber(-1, 65_535);
    private static final Text PATH = Text.matching(".+", "a path");
    private static final Text NAME = Text.matching("[A-Za-z0-9][A-Za-z0-9._-]{0,99}", "1 to 100 letters, digits, '.', '_' or '-'");
    private static final Text SERVER_TIME = Text.matching("\\d+(ms|s|m|h)", "a number with ms, s, m or h, such as 60s");
    private static final Time PATIENCE = new Time(ofMillis(1), ofHours(1));

    /** What the server itself reads, from {@code server.xml}. */
    private static final List<Setting> SERVER = List.of(
            new Setting("understudy.http.host", Text.matching("\\S+", "a host name, an address or *"), "localhost", "", "Where the server listens; `*` means on every address"),
            new Setting("understudy.http.port", PORT, "9080", "", "Port for HTTP; -1 turns it off"),
            new Setting("understudy.https.port", PORT, "9443", "", "Port for HTTPS; -1 turns it off"),
            new Setting("understudy.home", PATH, null, "", "Folder in which the launcher keeps data, keys and logs"),
            new Setting("understudy.libs", PATH, null, "", "Folder of the server's shared libraries"),
            new Setting("understudy.keystore.password", new Secret(1), null, "", "Password of the server's key store"),
            new Setting("understudy.console.password", new Secret(1), null, "", "Password of the user `admin` of the server's own admin console"));

    /** What only the launcher reads; the server inherits its environment. */
    private static final List<Setting> LAUNCHER = List.of(
            new Setting("understudy.demo", OneOf.of("on", "off"), "on", "", "Whether a first start gets demo profiles and models trained on them"),
            new Setting("understudy.start-timeout", new WholeNumber(1, 86_400), "600", "seconds", "How long the launcher waits for the server to be ready"));

    private static final List<Setting> DATABASE = List.of(
            new Setting("understudy.db.url", Text.matching("jdbc:postgresql:.+", "a URL that begins with jdbc:postgresql:"), null, "", "The PostgreSQL database, version 15 or later"),
            new Setting("understudy.db.user", Text.matching(".+", "a user's name"), null, "", "User of the database"),
            new Setting("understudy.db.password", new Secret(0), null, "", "Password of that user"),
            new Setting("understudy.db.pool-size", new WholeNumber(1, 10_000), "32", "connections", "Most connections that a node opens"),
            new Setting("understudy.db.socket-timeout", SERVER_TIME, "60s", "", "How long a node waits for an answer on a connection"),
            new Setting("understudy.db.wait", new Time(ofSeconds(0), ofDays(1)), "PT60S", "", "How long a starting node waits for the database"));

    private static final List<Setting> EDGES = List.of(
            new Setting("understudy.http.max-body-bytes", new WholeNumber(1, MANY), "1048576", "bytes", "Largest request body, uploads and imports apart"),
            new Setting("understudy.security.admin-key", new Secret(32), null, "", "An admin key of your own; with it none is generated"),
            new Setting("understudy.security.admin-key-file", PATH, ".understudy/admin-key", "", "Where the generated admin key is written at the first start"),
            new Setting("understudy.search.access", OneOf.of("open", "admin"), "open", "", "Who may search: everyone, or who has the admin key"));

    private static final List<Setting> REGISTRY = List.of(
            new Setting("understudy.data.directory", PATH, ".understudy/node", "", "Folder for what this node can fetch or compute again"),
            new Setting("understudy.artifacts.directory", PATH, null, "", "Folder of the artifact cache; `artifacts` in the data directory if absent"),
            new Setting("understudy.artifacts.max-upload-bytes", new WholeNumber(1, 1024 * GIB), "1073741824", "bytes", "Largest upload of a version"),
            new Setting("understudy.artifacts.max-unpacked-bytes", new WholeNumber(1, 1024 * GIB), "2147483648", "bytes", "Largest size of a bundle once unpacked"),
            new Setting("understudy.artifacts.max-files", new WholeNumber(1, 1_000_000), "1000", "files", "Most files in a bundle"),
            new Setting("understudy.artifacts.max-ratio", new WholeNumber(1, 100_000), "100", "", "Most unpacked bytes for each packed byte"),
            new Setting("understudy.registry.signers", new Signers(), null, "", "Whose signatures of versions are known; none if absent"),
            new Setting("understudy.registry.signature", OneOf.of("optional", "required"), "optional", "", "Whether a version must be signed by one of them"),
            new Setting("understudy.idempotency.keep", new Time(ofSeconds(1), ofDays(365)), "PT24H", "", "How long a repeated request with an Idempotency-Key gets the first one's answer"));

    /** Those of {@code understudy.serving} may be set for one model alone: see {@link ModelSettings}. */
    private static final List<Setting> SERVING = List.of(
            new Setting("understudy.cluster.node-name", NAME, null, "", "Name of this node, the same over restarts and different from every other; the host's name if absent"),
            new Setting("understudy.cluster.heartbeat", new Time(ofMillis(100), ofMinutes(1)), "PT1S", "", "How often a node gives a sign of life"),
            new Setting("understudy.cluster.silence", new Time(ofSeconds(1), ofHours(1)), "PT5S", "", "After how long without a sign of life a node is not waited for; longer than the heartbeat"),
            new Setting("understudy.deployment.poll", new Time(ofMillis(10), ofHours(1)), "PT1S", "", "How often a node looks for a new deployment by itself, if the database does not tell it of one"),
            new Setting("understudy.deployment.prepare-timeout", new Time(ofSeconds(1), ofDays(1)), "PT10M", "", "How long nodes may take to load what a deployment needs"),
            new Setting("understudy.deployment.keep-previous", new Time(ofSeconds(0), ofDays(365)), "PT10M", "", "How long the versions of the revision before stay loaded, so that a rollback is one swap"),
            new Setting("understudy.deployment.watch", new Time(ofSeconds(0), ofDays(7)), "PT5M", "", "How long after a deployment a version that does worse than the one it replaced is withdrawn; 0 turns it off"),
            new Setting("understudy.deployment.watch-least-calls", new WholeNumber(1, MANY), "50", "calls", "Calls of each side from which on they are compared"),
            new Setting("understudy.deployment.watch-error-rise", new Fraction(0, 100), "5", "percentage points", "How much higher the new version's error rate may be"),
            new Setting("understudy.deployment.watch-slowdown", new Fraction(1, 1000), "3", "times", "How many times as long the new version's p95 may be"),
            new Setting("understudy.deployment.watch-least-slowdown", new Time(ofSeconds(0), ofHours(1)), "PT0.02S", "", "By how much longer a p95 must at least be to count as slower"),
            new Setting("understudy.serving.slots", new WholeNumber(0, 1024), "0", "runs", "Inferences of a model that run at once; 0 means as many as cores"),
            new Setting("understudy.serving.waiting", new WholeNumber(0, 1_000_000), "1000", "requests", "Most inferences of a model that wait for a slot; past it 503"),
            new Setting("understudy.serving.deadline", PATIENCE, "PT10S", "", "Longest wait of a call for a slot, or for the answer to an equal call that is under way; past it 503. A run that has begun is finished"),
            new Setting("understudy.cache.max-entries", new WholeNumber(0, MANY), "2000", "answers", "Most answers kept in the prediction cache"),
            new Setting("understudy.cache.time-to-live", new Time(ofSeconds(0), ofDays(365)), "PT1H", "", "How long a kept answer may be given again"));

    /** Each may be set for one model alone: see {@link ModelSettings}. */
    private static final List<Setting> ONNX = List.of(
            new Setting("understudy.onnx.intra-op-threads", new WholeNumber(1, 1024), "1", "threads", "Threads of one run of a graph"),
            new Setting("understudy.onnx.spinning", OneOf.of("on", "off"), "off", "", "Whether a graph's threads burn their cores while they wait"),
            new Setting("understudy.onnx.execution-provider", OneOf.of("cpu", "cuda"), "cpu", "", "What graphs run on"),
            new Setting("understudy.onnx.optimization-level", OneOf.of("none", "basic", "extended", "all"), "all", "", "How far ONNX Runtime may rewrite a graph"),
            new Setting("understudy.onnx.memory-arena", OneOf.of("on", "off"), "on", "", "Whether ONNX Runtime keeps freed memory for the next run"));

    /** Each but the first two may be set for one model alone. */
    private static final List<Setting> TENSOR = List.of(
            new Setting("understudy.inference.access", OneOf.of("open", "admin"), "open", "", "Who may call models by the Open Inference Protocol: everyone, or who has the admin key"),
            new Setting("understudy.inference.max-body-bytes", new WholeNumber(1, MANY), "33554432", "bytes", "Largest inference request of the Open Inference Protocol"),
            new Setting("understudy.tensor.max-batch", new WholeNumber(1, 1_000_000), "64", "rows", "Most rows of callers that one run of a graph may answer together; 1 gives each caller its own"),
            new Setting("understudy.tensor.cache", OneOf.of("on", "off"), "off", "", "Whether answers of graphs are kept for equal requests"));

    /** The first two may be set for one model alone. */
    private static final List<Setting> PREDICTION_LOG = List.of(
            new Setting("understudy.prediction-log.durability", OneOf.of("async", "sync", "off"), "async", "", "Whether an answer waits until its record is on a disk: `sync` does, and refuses the answer past the deadline; `async` may lose what came in the last moments before a crash; `off` keeps no records"),
            new Setting("understudy.prediction-log.input", OneOf.of("digest", "full"), "digest", "", "What a record keeps of the input: its SHA-256 alone, or all of it, personal data included"),
            new Setting("understudy.prediction-log.flush", new Time(ofMillis(5), ofHours(1)), "PT0.05S", "", "Longest time a record is in memory only; what the database has not committed by then goes to the spool, too"),
            new Setting("understudy.prediction-log.batch", new WholeNumber(1, 100_000), "1000", "records", "Most records written at once"),
            new Setting("understudy.prediction-log.lanes", new WholeNumber(1, 64), "4", "connections", "Batches that are written at the same time"),
            new Setting("understudy.prediction-log.queue-records", new WholeNumber(1, MANY), "10000", "records", "Most records that wait in memory; past it `async` drops them, counted, and `sync` waits"),
            new Setting("understudy.prediction-log.queue-bytes", new WholeNumber(1, 1024 * GIB), "67108864", "bytes", "Most bytes of records that wait in memory"),
            new Setting("understudy.prediction-log.statement-timeout", PATIENCE, "PT30S", "", "Longest time for one statement on the log's tables, COPY apart"),
            new Setting("understudy.prediction-log.spool-directory", PATH, ".understudy/spool", "", "Folder for records while the database is away; on a disk that lasts"),
            new Setting("understudy.prediction-log.spool-max-bytes", new WholeNumber(1, 1024 * GIB), "1073741824", "bytes", "Most bytes of records in that folder; past it they are dropped, counted"),
            new Setting("understudy.prediction-log.retention-days", new WholeNumber(1, 36_500), "90", "days", "How long records are kept; each day is dropped as a whole"),
            new Setting("understudy.prediction-log.days-ahead", new WholeNumber(1, 365), "7", "days", "For how many days to come partitions are made"));

    private static final List<Setting> EXPERIMENTS = List.of(
            new Setting("understudy.experiment.ramp-poll", new Time(ofMillis(100), ofHours(1)), "PT5S", "", "How often a node looks whether the next step of a ramp is due"),
            new Setting("understudy.experiment.bandit-poll", new Time(ofMillis(100), ofHours(1)), "PT5S", "", "How often a node looks whether the arms of a bandit are to be weighed anew"),
            new Setting("understudy.exposure-log.known-units", new WholeNumber(1, 100_000_000), "200000", "units", "Units that a node remembers to have recorded in experiments, so that their further calls cost nothing"),
            new Setting("understudy.outcomes.access", OneOf.of("open", "admin"), "open", "", "Who may report outcomes: everyone, or who has the admin key"),
            new Setting("understudy.outcomes.max-batch", new WholeNumber(1, 100_000), "10000", "outcomes", "Most outcomes of one request"),
            new Setting("understudy.outcomes.max-body-bytes", new WholeNumber(1, MANY), "8388608", "bytes", "Largest request of outcomes"),
            new Setting("understudy.outcomes.statement-timeout", PATIENCE, "PT10S", "", "Longest time for keeping the outcomes of one request"),
            new Setting("understudy.outcomes.prediction-wait", new Time(ofSeconds(1), ofDays(30)), "PT1H", "", "For how long an outcome waits for the record of its prediction"),
            new Setting("understudy.experiment.count-every", new Time(ofMillis(10), ofHours(1)), "PT2S", "", "How often exposures and outcomes that have come are counted, by one node"),
            new Setting("understudy.experiment.count-limit", new WholeNumber(1, 1_000_000), "20000", "rows", "About how many exposures, and how many outcomes, are counted in one transaction"),
            new Setting("understudy.experiment.count-timeout", PATIENCE, "PT45S", "", "Longest time for one statement of the counting"),
            new Setting("understudy.experiment.results-timeout", PATIENCE, "PT10S", "", "Longest time for a statement that reads an experiment's figures"),
            new Setting("understudy.experiment.decide-every", new Time(ofMillis(100), ofDays(1)), "PT1M", "", "How often one node looks whether a running experiment is to be decided"),
            new Setting("understudy.experiment.decide-lag", new Time(ofMillis(100), ofDays(1)), "PT30S", "", "By how much the counting may be behind for its figures to be decided upon"),
            new Setting("understudy.experiment.decision-retention", new Time(ofMinutes(1), ofDays(3650)), "P90D", "", "How long looks at experiments are kept that led to nothing; the others stay"),
            new Setting("understudy.experiment.covariate-window", new Time(ofSeconds(0), ofDays(3650)), "P14D", "", "For how long before its exposure what a unit did is its covariate; of experiments whose first exposure (of a bandit: the first that counts) comes later"));

    /** The weights are of labels as training examples. */
    private static final List<Setting> FEEDBACK = List.of(
            new Setting("understudy.feedback.access", OneOf.of("open", "admin"), "open", "", "Who may report feedback: everyone, or who has the admin key"),
            new Setting("understudy.feedback.max-batch", new WholeNumber(1, 100_000), "10000", "reports", "Most feedback of one request"),
            new Setting("understudy.feedback.max-body-bytes", new WholeNumber(1, MANY), "8388608", "bytes", "Largest request of feedback"),
            new Setting("understudy.feedback.statement-timeout", PATIENCE, "PT10S", "", "Longest time for keeping the feedback of one request, and for a statement of its figures"),
            new Setting("understudy.feedback.export-timeout", PATIENCE, "PT5M", "", "Longest time until an export of training data begins to flow, and between its pages"),
            new Setting("understudy.feedback.look-every", new Time(ofMillis(10), ofHours(1)), "PT2S", "", "How often a node looks for predictions whose feedback came before their records"),
            new Setting("understudy.feedback.weight-label", new Fraction(-1, 1), "1", "", "Weight of a right label that the user told"),
            new Setting("understudy.feedback.weight-rating-5", new Fraction(-1, 1), "0.8", "", "Weight of the answered label after a rating of 5; below 0 the label is wrong, 0 says nothing"),
            new Setting("understudy.feedback.weight-rating-4", new Fraction(-1, 1), "0.6", "", "The same after a rating of 4"),
            new Setting("understudy.feedback.weight-rating-3", new Fraction(-1, 1), "0", "", "The same after a rating of 3"),
            new Setting("understudy.feedback.weight-rating-2", new Fraction(-1, 1), "-0.4", "", "The same after a rating of 2"),
            new Setting("understudy.feedback.weight-rating-1", new Fraction(-1, 1), "-0.6", "", "The same after a rating of 1"),
            new Setting("understudy.feedback.weight-accept", new Fraction(-1, 1), "0.5", "", "The same where the user took the answer"),
            new Setting("understudy.feedback.weight-share", new Fraction(-1, 1), "0.5", "", "The same where the user shared it"),
            new Setting("understudy.feedback.weight-click", new Fraction(-1, 1), "0.2", "", "The same where the user clicked it"),
            new Setting("understudy.feedback.weight-modify", new Fraction(-1, 1), "-0.3", "", "The same where the user changed it"),
            new Setting("understudy.feedback.weight-skip", new Fraction(-1, 1), "-0.2", "", "The same where the user skipped it"),
            new Setting("understudy.feedback.weight-requery", new Fraction(-1, 1), "-0.3", "", "The same where the user asked again"),
            new Setting("understudy.feedback.new-label-units", new WholeNumber(1, MANY), "10", "units", "From how many users on a right label that no version can answer is trained on"),
            new Setting("understudy.personal-data.statement-timeout", PATIENCE, "PT45S", "", "Longest time for one statement that erases personal data"));

    /** From {@code promotion} on each may be set for one model alone. */
    private static final List<Setting> RETRAINING = List.of(
            new Setting("understudy.retraining.model", NAME, "food-intent", "", "Model that the paths below `/retrain` speak of"),
            new Setting("understudy.retraining.threads", new WholeNumber(1, 1024), "2", "threads", "Threads of a training; they get what serving leaves of the processors"),
            new Setting("understudy.retraining.poll", new Time(ofMillis(100), ofMinutes(5)), "PT2S", "", "How often a node looks for a job, and gives a sign of life of its own"),
            new Setting("understudy.retraining.silence", new Time(ofSeconds(1), ofHours(1)), "PT30S", "", "After how long without a sign of life another node begins the job again"),
            new Setting("understudy.retraining.attempts", new WholeNumber(1, 100), "3", "attempts", "How often a job is begun when nodes die over it"),
            new Setting("understudy.retraining.max-rows", new WholeNumber(1, 10_000_000), "1000000", "rows", "Most rows of a training set, and of a training"),
            new Setting("understudy.retraining.max-upload-bytes", new WholeNumber(1, 1024 * GIB), "268435456", "bytes", "Largest upload of a training set"),
            new Setting("understudy.retraining.trigger-every", new Time(ofSeconds(1), ofDays(1)), "PT1M", "", "How often one node looks whether a trigger fires"),
            new Setting("understudy.retraining.promotion", OneOf.of("reject", "register", "canary", "promote"), "canary", "", "What is done with a version that is not worse than the one that serves: it may not serve, it is registered and no more, an experiment, or all traffic"),
            new Setting("understudy.retraining.tolerance", new Fraction(0, 1), "0.01", "fraction", "By how much its accuracy may be below that of the version that serves where it is to take all traffic"),
            new Setting("understudy.retraining.canary-fraction", new Fraction(0.0001, 0.9999), "0.05", "fraction", "Share of the users that meet the new version in the experiment"),
            new Setting("understudy.retraining.canary-goal", NAME, "feedback_accept", "", "Outcome by which the experiment is decided; more is better"),
            new Setting("understudy.retraining.canary-error-tolerance", new Fraction(0, 1), "0.01", "fraction", "By how much the new version's share of failed calls may be higher"),
            new Setting("understudy.retraining.canary-min-duration", new Time(ofSeconds(0), ofDays(365)), "PT1H", "", "Before which the experiment is not decided, but for harm"),
            new Setting("understudy.retraining.canary-max-duration", new Time(ofSeconds(1), ofDays(365)), "P14D", "", "After which the version stays that serves"),
            new Setting("understudy.retraining.canary-min-units", new WholeNumber(0, MANY), "100", "users", "Of each version, before which the experiment is not decided, but for harm"),
            new Setting("understudy.retraining.trigger-samples", new WholeNumber(0, MANY), "0", "labels", "New labels from feedback that begin a job; 0 for never"),
            new Setting("understudy.retraining.trigger-age", new Time(ofSeconds(0), ofDays(3650)), "PT0S", "", "Age of the version that serves at which a job begins; PT0S for never"),
            new Setting("understudy.retraining.trigger-accuracy-drop", new Fraction(0, 1), "0", "fraction", "By how much the accuracy that users' labels show may fall below that of the evaluation before a job begins; 0 for never"),
            new Setting("understudy.retraining.trigger-confidence-drop", new Fraction(0, 1), "0", "fraction", "By how much the mean confidence may fall below that of the evaluation before a job begins; 0 for never"));

    private static final List<Setting> SEARCH = List.of(
            new Setting("understudy.search.model", NAME, "talent-search", "", "Model that answers searches"),
            new Setting("understudy.search.statement-timeout", PATIENCE, "PT30S", "", "Longest time for one statement on the talents' tables"),
            new Setting("understudy.search.import-batch", new WholeNumber(1, 100_000), "500", "profiles", "Profiles an import stores in one transaction"),
            new Setting("understudy.search.import-line-limit", new WholeNumber(100, 100_000_000), "1048576", "bytes", "Longest line of an import"),
            new Setting("understudy.search.import-attempts", new WholeNumber(1, 100), "4", "attempts", "How often an import tries to store a batch"),
            new Setting("understudy.search.import-concurrency", new WholeNumber(1, 1000), "2", "imports", "Imports that run at once on a node"),
            new Setting("understudy.search.import-stale", new Time(ofSeconds(1), ofDays(365)), "PT10M", "", "After how long without progress an import counts as broken off"),
            new Setting("understudy.search.import-max-bytes", new WholeNumber(0, Long.MAX_VALUE), "0", "bytes", "Largest body of an import; 0 sets no limit"),
            new Setting("understudy.search.load-timeout", new Time(ofSeconds(1), ofDays(7)), "PT1H", "", "How long a version may take to index all talents before it serves"),
            new Setting("understudy.search.feed-poll", new Time(ofMillis(10), ofHours(1)), "PT0.2S", "", "How often an index looks for changed talents"),
            new Setting("understudy.search.indexing-page", new WholeNumber(1, 100_000), "512", "profiles", "Profiles read, embedded and indexed at a time"),
            new Setting("understudy.search.indexing-threads", new WholeNumber(1, 1024), "2", "threads", "Threads of a node that embed profiles"),
            new Setting("understudy.search.indexing-rest", new Fraction(0, 100), "0.5", "", "Rest after each page of a backlog while searches run, as a multiple of the page's time"),
            new Setting("understudy.search.index-commit", new Time(ofSeconds(1), ofDays(1)), "PT30S", "", "How often an index is kept on disk while it changes"));

    private static final List<Setting> INTENT = List.of(
            new Setting("understudy.intent.model", NAME, "food-intent", "", "Model that answers where a text names none"),
            new Setting("understudy.intent.access", OneOf.of("open", "admin"), "open", "", "Who may ask what texts mean: everyone, or who has the admin key"),
            new Setting("understudy.intent.max-body-bytes", new WholeNumber(1, MANY), "2097152", "bytes", "Largest batch of texts: a hundred of 2,000 characters, each written as an escape, fit"));

    public static final List<Setting> ALL =
            Stream.of(SERVER, LAUNCHER, DATABASE, EDGES, REGISTRY, SERVING, ONNX, TENSOR, PREDICTION_LOG, EXPERIMENTS, FEEDBACK, RETRAINING, SEARCH, INTENT)
                    .flatMap(List::stream)
                    .toList();

    private Settings() {}
}
