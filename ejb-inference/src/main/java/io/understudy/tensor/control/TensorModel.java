package io.understudy.tensor.control;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Signature;
import io.understudy.serving.control.BatchModel;
import io.understudy.serving.control.SessionLease;
import io.understudy.serving.control.SessionSignature;
import io.understudy.serving.control.StageTimes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Any ONNX graph: named tensors in, named tensors out. */
final class TensorModel implements BatchModel<TensorRequest, TensorResponse> {

    private final SessionLease lease;
    private final Signature signature;
    private final SignatureCheck check;
    private final UnsignedTensors unsigned;
    private final List<String> outputs;
    private volatile int mostRows = 1;

    /** The lease becomes the model's own, also where this fails. */
    TensorModel(SessionLease lease) {
        this.lease = lease;
        try {
            signature = SessionSignature.of(lease.session());
            check = new SignatureCheck(signature);
            outputs = signature.outputs().stream().map(Signature.Tensor::name).toList();
            unsigned = new UnsignedTensors(signature.inputs().stream()
                    .flatMap(input -> Datatype.named(input.datatype()).stream())
                    .toList());
        } catch (OrtException e) {
            lease.close();
            throw DomainException.unavailable("ONNX Runtime cannot open a session.", e);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    Signature signature() {
        return signature;
    }

    /** From now on callers may share a run of up to so many rows. */
    void batch(int mostRows) {
        this.mostRows = mostRows;
    }

    @Override
    public TensorRequest checked(TensorRequest request) {
        return check.checked(request);
    }

    @Override
    public int mostRows() {
        return mostRows;
    }

    @Override
    public int rows(TensorRequest request) {
        return request.inputs().isEmpty() ? 1 : request.inputs().getFirst().rows();
    }

    /** Equal but for the number of rows, which is one number in each of them. */
    @Override
    public boolean fitTogether(TensorRequest one, TensorRequest other) {
        for (int i = 0; i < one.inputs().size(); i++) {
            if (!one.inputs().get(i).isShapedAs(other.inputs().get(i))) return false;
        }
        return isEven(one) && isEven(other);
    }

    private boolean isEven(TensorRequest request) {
        int rows = rows(request);
        return rows > 0 && request.inputs().stream().allMatch(input -> input.rows() == rows);
    }

    @Override
    public Run<TensorResponse> run(List<TensorRequest> requests) {
        var begun = System.nanoTime();
        try (var feed = Feed.of(requests, unsigned)) {
            var fed = System.nanoTime();
            try (var result = lease.session().run(feed.tensors(), wanted(requests))) {
                var ran = System.nanoTime();
                var answers = answers(requests, read(result));
                return new Run<>(answers, new StageTimes(fed - begun, ran - fed, System.nanoTime() - ran));
            }
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    private Set<String> wanted(List<TensorRequest> requests) {
        var wanted = new LinkedHashSet<String>();
        requests.forEach(request -> wanted.addAll(names(request)));
        return wanted;
    }

    private List<String> names(TensorRequest request) {
        return request.outputs().isEmpty() ? outputs : request.outputs();
    }

    private static Map<String, Tensor> read(OrtSession.Result result) throws OrtException {
        var read = new TreeMap<String, Tensor>();
        for (var output : result) read.put(output.getKey(), OrtOutputs.read(output.getKey(), (OnnxTensor) output.getValue()));
        return read;
    }

    private List<TensorResponse> answers(List<TensorRequest> requests, Map<String, Tensor> given) {
        if (requests.size() == 1) return List.of(answer(requests.getFirst(), given::get));
        int total = requests.stream().mapToInt(this::rows).sum();
        given.values().forEach(output -> requireRows(output, total));
        var answers = new ArrayList<TensorResponse>(requests.size());
        int from = 0;
        for (var request : requests) {
            int begin = from;
            int end = from + rows(request);
            answers.add(answer(request, name -> given.get(name).rows(begin, end)));
            from = end;
        }
        return answers;
    }

    private TensorResponse answer(TensorRequest request, Function<String, Tensor> output) {
        return new TensorResponse(names(request).stream().map(output).collect(Collectors.toList()));
    }

    private static void requireRows(Tensor output, int rows) {
        if (output.shape().length == 0 || output.shape()[0] != rows) {
            throw DomainException.unavailable("The output '" + output.name() + "' has not one row for each of the inputs'.", null);
        }
    }

    /** What a graph makes of its inputs is the caller's matter: an index past a table, lengths that do not meet. */
    private static DomainException refused(OrtException e) {
        var reason = e.getMessage().replaceFirst("^Error code - \\w+ - message: ", "");
        if (e.getCode() == OrtErrorCode.ORT_EP_FAIL || reason.contains("allocate memory") || reason.contains("bad_alloc")) {
            return DomainException.unavailable("The graph could not be run: " + reason, e);
        }
        return DomainException.invalid("inputs", "cannot be computed by the graph: " + reason);
    }

    /** A graph that does not take what its signature allows may be the caller's matter, but where more of it comes, it is the graph's. */
    @Override
    public boolean isToBlame(Throwable failure) {
        return failure instanceof DomainException e && e.kind() == DomainException.Kind.INVALID || BatchModel.super.isToBlame(failure);
    }

    @Override
    public TensorRequest example(JsonNode input) {
        return TensorExamples.request(input);
    }

    @Override
    public JsonNode shown(TensorResponse response) {
        return TensorExamples.shown(response);
    }

    @Override
    public Map<String, Double> compare(TensorResponse served, TensorResponse shadow) {
        return TensorComparison.of(served, shadow);
    }

    @Override
    public String canonical(TensorRequest request) {
        return CanonicalRequest.digest(request);
    }

    @Override
    public long generation() {
        return 0;
    }

    @Override
    public String impediment() {
        return "";
    }

    @Override
    public void close() {
        unsigned.close();
        lease.close();
    }
}
