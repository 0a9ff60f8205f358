package io.understudy.registry.control.lightgbm;

/** The operators that make the prediction of the raw scores, in the order of LightGBM's own arithmetic. */
record OutputTransform(GraphNodes nodes) {

    String apply(Booster booster, String raw) {
        var scores = booster.header().average() ? nodes.add("Div", raw, nodes.constant(booster.iterations())) : raw;
        return switch (booster.output()) {
            case IDENTITY -> scores;
            case SIGNED_SQUARE -> nodes.add("Mul", nodes.add("Mul", nodes.add("Sign", scores), scores), scores);
            case EXP -> nodes.add("Exp", scores);
            case SIGMOID, SIGMOID_EACH -> sigmoid(scores, booster.header().objective().sigmoid());
            case SOFTMAX -> nodes.add(GraphNodes.node("Softmax", scores).addAttribute(GraphNodes.integer("axis", 1)));
            case LOG_ONE_PLUS_EXP -> logOnePlus(nodes.add("Exp", scores));
        };
    }

    /** 1 / (1 + e^(−s·x)); the operator Sigmoid would lose small probabilities to cancellation. */
    private String sigmoid(String scores, double steepness) {
        var e = nodes.add("Exp", nodes.add("Mul", scores, nodes.constant(-steepness)));
        return nodes.add("Div", nodes.constant(1), nodes.add("Add", e, nodes.constant(1)));
    }

    /** ln(1 + e) without losing a small e: with u = 1 + e rounded, ln(u) · e / (u − 1), and e where u is 1. */
    private String logOnePlus(String e) {
        var one = nodes.constant(1);
        var sum = nodes.add("Add", e, one);
        var rest = nodes.add("Sub", sum, one);
        var log = nodes.add("Log", sum);
        var corrected = nodes.add("Mul", log, nodes.add("Div", e, rest));
        var large = nodes.add("Where", nodes.add("Equal", e, rest), log, corrected);
        return nodes.add("Where", nodes.add("Equal", rest, nodes.constant(0)), e, large);
    }
}
