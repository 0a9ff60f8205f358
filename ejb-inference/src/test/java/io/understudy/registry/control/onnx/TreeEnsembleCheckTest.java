package io.understudy.registry.control.onnx;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeEnsembleCheckTest {

    private static final byte MEMBER = 6;
    private static final double NAN = Double.NaN;

    @TempDir
    private Path root;

    @Test
    void takesTreesUpToTheDeepestThatTheRuntimeCanLoadOnAServersThread() throws Exception {
        for (var graph : List.of(TreeGraphs.chain(1), TreeGraphs.chain(501), TreeGraphs.classic(), TreeGraphs.classic(500))) {
            var bundle = bundle(graph);
            assertDoesNotThrow(() -> check(bundle));
            var failure = new Throwable[1];
            var thread = new Thread(null, () -> RuntimeTrial.check(bundle), "small stack", 1 << 20);
            thread.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
            thread.start();
            thread.join();
            assertTrue(failure[0] == null, () -> String.valueOf(failure[0]));
        }
    }

    @Test
    void takesSetsThatAreThere() throws IOException {
        var one = TreeGraphs.chain(1).with("nodes_modes", new byte[] {MEMBER});
        var bundle = bundle(one.with("membership_values", new double[] {1, 2, NAN}));
        assertDoesNotThrow(() -> check(bundle));
        assertDoesNotThrow(() -> RuntimeTrial.check(bundle));
    }

    @Test
    void takesBranchesThatOldExportersShare() throws IOException {
        var shared = TreeGraphs.classic(2).with("nodes_truenodeids", new long[] {2, 2, 0, 0, 0});
        assertDoesNotThrow(() -> check(bundle(shared)));
    }

    @Test
    void refusesWhatTheRuntimeWouldReadPastItsEnd() {
        refuses("names the leaf 2 of 2", TreeGraphs.chain(1).with("nodes_truenodeids", new long[] {2}));
        refuses("names the leaf -1 of 2", TreeGraphs.chain(1).with("nodes_truenodeids", new long[] {-1}));
        refuses("names the node 7 of 1", TreeGraphs.chain(1).with("nodes_trueleafs", new long[1]).with("nodes_truenodeids", new long[] {7}));
        refuses("names the node 9 of 1", TreeGraphs.chain(1).with("tree_roots", new long[] {9}));
        refuses("has 1 leaf_weights where 2 belong", TreeGraphs.chain(1).with("leaf_weights", new double[1]));
        refuses("has 0 nodes_falseleafs where 1 belong", TreeGraphs.chain(1).with("nodes_falseleafs", new long[0]));
        refuses("has 2 nodes_modes where 1 belong", TreeGraphs.chain(1).with("nodes_modes", new byte[2]));
        refuses("has 2 nodes_splits where 1 belong", TreeGraphs.chain(1).with("nodes_splits", new double[2]));
        refuses("has 3 nodes_hitrates where 1 belong", TreeGraphs.chain(1).with("nodes_hitrates", new double[3]));
        refuses("has 3 nodes_missing_value_tracks_true where 1", TreeGraphs.chain(1).with("nodes_missing_value_tracks_true", new long[3]));
        refuses("names the feature -1", TreeGraphs.chain(1).with("nodes_featureids", new long[] {-1}));
        refuses("has the mode 9, which is not known", TreeGraphs.chain(1).with("nodes_modes", new byte[] {9}));
        refuses("would misread", TreeGraphs.chain(1).with("nodes_truenodeids", new long[] {1}));
        refuses("has 1099511627776 targets", TreeGraphs.chain(1).with("n_targets", 1L << 40));
        refuses("has 'tree_roots' twice", TreeGraphs.chain(1).again("tree_roots", new long[] {0}));
    }

    @Test
    void refusesEmptyAndMissingSets() {
        var member = new byte[] {MEMBER};
        refuses("has an empty set", TreeGraphs.chain(1).with("nodes_modes", member));
        refuses("has an empty set", TreeGraphs.chain(1).with("nodes_modes", member).with("membership_values", new double[] {NAN}));
        var two = TreeGraphs.chain(2).with("nodes_modes", new byte[] {MEMBER, MEMBER});
        refuses("fewer sets than nodes", two.with("membership_values", new double[] {1, 2, NAN}));
    }

    @Test
    void refusesCyclesAndSharedBranches() {
        var self = TreeGraphs.chain(1).with("nodes_trueleafs", new long[1]);
        refuses("reaches the node 0 in two ways", self.with("nodes_truenodeids", new long[1]));
        var both = TreeGraphs.chain(2).with("nodes_trueleafs", new long[2]);
        refuses("reaches the node 1 in two ways", both.with("nodes_truenodeids", new long[] {1, 0}));
        refuses("reaches the node 0 in two ways", TreeGraphs.chain(1).with("tree_roots", new long[] {0, 0}));
        refuses("has a cycle", TreeGraphs.classic().with("nodes_truenodeids", new long[] {0, 0, 0}));
        refuses("has a cycle", TreeGraphs.classic(2).with("nodes_falsenodeids", new long[] {1, 0, 0, 0, 0}));
    }

    @Test
    void refusesDeepTrees() {
        refuses("has a tree of more than 500 levels", TreeGraphs.chain(502));
        refuses("has a tree of more than 500 levels", TreeGraphs.chain(200_000));
        refuses("has a tree of more than 500 levels", TreeGraphs.classic(501));
        refuses("has a tree of more than 500 levels", TreeGraphs.classic(100_000));
    }

    @Test
    void refusesClassicTreesThatAreNone() {
        refuses("names the node 9 of tree 0, which is not there", TreeGraphs.classic().with("nodes_truenodeids", new long[] {9, 0, 0}));
        refuses("has the node 1 of tree 0 twice", TreeGraphs.classic().with("nodes_nodeids", new long[] {0, 1, 1}));
        refuses("has 2 nodes_treeids where 3 belong", TreeGraphs.classic().with("nodes_treeids", new long[2]));
    }

    private void refuses(String reason, TreeGraphs graph) {
        var refusal = assertThrows(DomainException.class, () -> check(bundle(graph)));
        assertTrue(refusal.getMessage().startsWith("bundle.model.onnx: the operator TreeEnsemble"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private static void check(Bundle bundle) throws IOException {
        OnnxGraph.read(bundle).check(bundle);
    }

    private Bundle bundle(TreeGraphs graph) throws IOException {
        var bytes = graph.bytes();
        Files.write(root.resolve("model.onnx"), bytes);
        return new Bundle(root, List.of(new BundleFile("model.onnx", bytes.length, "")));
    }
}
