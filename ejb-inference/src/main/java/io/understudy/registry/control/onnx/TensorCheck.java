package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import java.util.stream.Collectors;

/** Holds each constant of a graph against the data that it really has. */
final class TensorCheck {

    /** A sparse constant is made dense when the graph is loaded. */
    private static final long MAX_DENSE_BYTES = 2L << 30;

    private final String field;
    private final Bundle bundle;

    TensorCheck(String field, Bundle bundle) {
        this.field = field;
        this.bundle = bundle;
    }

    void check(TensorProto tensor) {
        var type = type(tensor);
        var elements = TensorSize.elements(tensor.getDimsList());
        if (elements < 0) throw refused(tensor, "declares an impossible shape " + tensor.getDimsList());
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            checkExternal(tensor, TensorSize.bytes(type, elements));
        } else if (tensor.hasRawData()) {
            requireSame(tensor, TensorSize.bytes(type, elements), tensor.getRawData().size(), "bytes");
        } else {
            requireSame(tensor, TensorSize.values(type, elements), TensorSize.stored(type, tensor), "values");
        }
    }

    void checkSparse(SparseTensorProto sparse) {
        var elements = TensorSize.elements(sparse.getDimsList());
        if (elements < 0 || TensorSize.bytes(type(sparse.getValues()), elements) > MAX_DENSE_BYTES) {
            throw refused(sparse.getValues(), "declares an impossible shape " + sparse.getDimsList());
        }
    }

    private TensorProto.DataType type(TensorProto tensor) {
        var type = TensorProto.DataType.forNumber(tensor.getDataType());
        if (type == null || type == TensorProto.DataType.UNDEFINED) {
            throw refused(tensor, "has the data type " + tensor.getDataType() + ", which is not known");
        }
        return type;
    }

    private void requireSame(TensorProto tensor, long declared, long found, String what) {
        if (declared != found) {
            throw refused(tensor, "declares the shape " + tensor.getDimsList() + ", so " + declared + " " + what + ", and has " + found);
        }
    }

    private void checkExternal(TensorProto tensor, long declared) {
        var entries = tensor.getExternalDataList().stream()
                .collect(Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue, (a, b) -> b));
        var file = externalFile(tensor, entries.getOrDefault("location", ""));
        var offset = number(tensor, entries.getOrDefault("offset", "0"));
        var length = entries.containsKey("length") ? number(tensor, entries.get("length")) : declared;
        requireSame(tensor, declared, length, "bytes");
        if (offset > file.size() - length) throw refused(tensor, "reads past the end of '" + file.path() + "'");
    }

    /** External data may lie in another file of the same bundle; its location is relative to the graph's folder. */
    private BundleFile externalFile(TensorProto tensor, String location) {
        var outside = "has its data outside the bundle, in '" + location + "'";
        if (location.isEmpty() || location.startsWith("/") || location.contains("\\") || location.indexOf('\0') >= 0) {
            throw refused(tensor, outside);
        }
        var path = bundle.graph().resolveSibling(location).normalize();
        return bundle.files().stream()
                .filter(f -> bundle.root().resolve(f.path()).equals(path))
                .findFirst()
                .orElseThrow(() -> refused(tensor, outside));
    }

    private long number(TensorProto tensor, String text) {
        try {
            var number = Long.parseLong(text);
            if (number >= 0) return number;
        } catch (NumberFormatException e) {
            // told below, as for a negative one
        }
        throw refused(tensor, "places its external data at '" + text + "', which is no position");
    }

    private DomainException refused(TensorProto tensor, String reason) {
        return DomainException.invalid(field, "the tensor '" + tensor.getName() + "' " + reason);
    }
}
