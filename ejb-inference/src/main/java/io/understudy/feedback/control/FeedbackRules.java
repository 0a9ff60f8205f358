package io.understudy.feedback.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is set for turning feedback into labels. A weight is that of the label as a training example; below 0 the label is wrong; 0 says nothing. */
@ApplicationScoped
class FeedbackRules {

    @Inject
    @ConfigProperty(name = "understudy.feedback.weight-label", defaultValue = "1")
    private double label;

    @Inject
    @ConfigProperty(name = "understudy.feedback.weight-rating-5", defaultValue = "0.8")
    private double rating5;

    @Inject
    @ConfigProperty(name = "understudy.feedback.weight-rating-4", defaultValue = "0.6")
    private double rating4;

    @Inject
    @ConfigProperty(name = "understudy.feedback.weight-rating-3", defaultValue = "0")
    private double rating3;

    @Inject
    @ConfigProperty(name = "understudy.feedback.weight-rating-2", defaultValue = "-0.4")
    private double rating2;

    @Inject
    @ConfigProperty(name = "understudy.feedback.weight-rating-1", defaultValue = "-0.6")
    private double rating1;

    @Inject
    @ConfigProperty(name = "understudy.feedback.weight-accept", defaultValue = "0.5")
    private double accept;

    @Inject
    @ConfigProperty(name = "understudy.feedback.weight-share", defaultValue = "0.5")
    private double share;

    @Inject
    @ConfigProperty(name = "understudy.feedback.weight-click", defaultValue = "0.2")
    private double click;

    @Inject
    @ConfigProperty(name = "understudy.feedback.weight-modify", defaultValue = "-0.3")
    private double modify;

    @Inject
    @ConfigProperty(name = "understudy.feedback.weight-skip", defaultValue = "-0.2")
    private double skip;

    @Inject
    @ConfigProperty(name = "understudy.feedback.weight-requery", defaultValue = "-0.3")
    private double requery;

    @Inject
    @ConfigProperty(name = "understudy.feedback.new-label-units", defaultValue = "10")
    private int newLabelUnits;

    /** By the names that SQL knows them by. */
    Map<String, Double> all() {
        return Map.ofEntries(
                Map.entry("label", label),
                Map.entry("rating_5", rating5),
                Map.entry("rating_4", rating4),
                Map.entry("rating_3", rating3),
                Map.entry("rating_2", rating2),
                Map.entry("rating_1", rating1),
                Map.entry("accept", accept),
                Map.entry("share", share),
                Map.entry("click", click),
                Map.entry("modify", modify),
                Map.entry("skip", skip),
                Map.entry("requery", requery),
                Map.entry("new_label_units", (double) newLabelUnits));
    }
}
