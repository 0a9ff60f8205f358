package io.understudy.registry.control.lightgbm;

/** Whether the children of a tree's nodes make a tree: one root, no cycle, nothing left over. */
final class TreeShape {

    /** The runtime recurses into trees, on a thread's small stack; LightGBM's own are far below. */
    static final int MAX_DEPTH = 500;

    private TreeShape() {}

    static void check(Section section, Tree tree) {
        var parents = new int[tree.nodes()];
        var depth = new int[tree.nodes()];
        var waiting = new int[tree.nodes()];
        var seenLeaves = new boolean[tree.leaf().length];
        var seen = 0;
        var found = 1;
        while (seen < found) {
            var node = waiting[seen++];
            for (var child : new int[] {tree.left()[node], tree.right()[node]}) {
                if (child < 0) {
                    if (seenLeaves[-child - 1]) throw section.refused("reaches leaf " + (-child - 1) + " in two ways");
                    seenLeaves[-child - 1] = true;
                } else {
                    if (child == 0 || parents[child]++ > 0) throw section.refused("reaches node " + child + " in two ways");
                    depth[child] = depth[node] + 1;
                    if (depth[child] > MAX_DEPTH) throw section.refused("is more than " + MAX_DEPTH + " levels deep");
                    waiting[found++] = child;
                }
            }
        }
        if (found < tree.nodes()) throw section.refused("has " + (tree.nodes() - found) + " nodes that nothing leads to");
    }
}
