package io.understudy.description.boundary;

import io.understudy.about.boundary.AboutResource;
import io.understudy.alerting.boundary.AlertsResource;
import io.understudy.audit.boundary.PredictionLogResource;
import io.understudy.experiment.boundary.AbTestResource;
import io.understudy.experiment.boundary.BanditResource;
import io.understudy.experiment.boundary.ExperimentDecisionsResource;
import io.understudy.experiment.boundary.ExperimentPlanResource;
import io.understudy.experiment.boundary.ExperimentResultsResource;
import io.understudy.experiment.boundary.ExperimentsResource;
import io.understudy.experiment.boundary.OutcomesResource;
import io.understudy.feedback.boundary.FeedbackResource;
import io.understudy.feedback.boundary.PersonalDataResource;
import io.understudy.feedback.boundary.TrainingDataResource;
import io.understudy.food.boundary.FoodResource;
import io.understudy.intent.boundary.IntentsResource;
import io.understudy.registry.boundary.AliasesResource;
import io.understudy.registry.boundary.ModelsResource;
import io.understudy.registry.boundary.VersionsResource;
import io.understudy.registry.control.NewVersion;
import io.understudy.retraining.boundary.KeptRetrainingResource;
import io.understudy.retraining.boundary.RetrainingJobsResource;
import io.understudy.retraining.boundary.TrainingSetsResource;
import io.understudy.search.boundary.SearchResource;
import io.understudy.search.boundary.TalentImportsResource;
import io.understudy.search.boundary.TalentsResource;
import io.understudy.serving.boundary.DeploymentsResource;
import io.understudy.serving.boundary.ModelSwitchResource;
import io.understudy.serving.boundary.RetrainResource;
import io.understudy.serving.boundary.RollbackResource;
import io.understudy.serving.boundary.ShadowResource;
import io.understudy.tensor.boundary.InferResource;
import io.understudy.tensor.boundary.ModelMetadataResource;
import io.understudy.tensor.boundary.ModelStatisticsResource;
import io.understudy.tensor.boundary.ProtocolResource;
import io.understudy.tensor.boundary.RepositoryResource;
import io.understudy.tensor.boundary.StatisticsResource;
import java.util.List;

/** The resources that the API's description covers: all of them, as a test makes sure. */
final class Resources {

    static final List<Class<?>> ALL = List.of(
            AboutResource.class,
            AlertsResource.class,
            PredictionLogResource.class,
            ModelsResource.class,
            VersionsResource.class,
            AliasesResource.class,
            DeploymentsResource.class,
            RollbackResource.class,
            ShadowResource.class,
            ModelSwitchResource.class,
            RetrainResource.class,
            ExperimentsResource.class,
            AbTestResource.class,
            OutcomesResource.class,
            ExperimentResultsResource.class,
            BanditResource.class,
            ExperimentDecisionsResource.class,
            ExperimentPlanResource.class,
            FeedbackResource.class,
            TrainingDataResource.class,
            PersonalDataResource.class,
            TrainingSetsResource.class,
            RetrainingJobsResource.class,
            KeptRetrainingResource.class,
            SearchResource.class,
            TalentsResource.class,
            TalentImportsResource.class,
            IntentsResource.class,
            FoodResource.class,
            ProtocolResource.class,
            ModelMetadataResource.class,
            InferResource.class,
            StatisticsResource.class,
            ModelStatisticsResource.class,
            RepositoryResource.class);

    /** What the form says that brings a version: a part of it, which no method's signature names. */
    static final Class<?> UPLOADED = NewVersion.class;

    private Resources() {}
}
