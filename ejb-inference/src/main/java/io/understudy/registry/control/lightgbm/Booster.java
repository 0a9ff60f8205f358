package io.understudy.registry.control.lightgbm;

import io.understudy.registry.control.lightgbm.Objective.Transform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A LightGBM model as its text file has it, every number checked.
 *
 * @param output what the trees' sums go through to become the prediction
 */
record Booster(Header header, List<Tree> trees, Transform output) {

    /** @throws io.understudy.failure.entity.DomainException INVALID with the first thing that is wrong */
    static Booster read(Path file, String field) throws IOException {
        return read(file, field, Runtime.getRuntime().maxMemory());
    }

    static Booster read(Path file, String field, long heap) throws IOException {
        var budget = new SizeBudget(field, heap);
        var text = ModelText.read(file, field, budget.text());
        var header = Header.read(text.header());
        var reader = new TreeReader(header, budget);
        var trees = new ArrayList<Tree>();
        for (Optional<Section> section; (section = text.tree(trees.size())).isPresent(); ) {
            trees.add(reader.read(section.get()));
        }
        if (trees.isEmpty()) throw text.refused("has no trees");
        if (header.treeSizes() >= 0 && header.treeSizes() != trees.size()) {
            throw text.refused("has " + trees.size() + " trees and announces " + header.treeSizes());
        }
        if (trees.size() % header.scores() != 0) {
            throw text.refused("has " + trees.size() + " trees, which is no multiple of num_tree_per_iteration=" + header.scores());
        }
        text.requireEnd();
        return new Booster(header, trees, ForestOutput.of(header, trees, field));
    }

    int iterations() {
        return trees.size() / header.scores();
    }
}
