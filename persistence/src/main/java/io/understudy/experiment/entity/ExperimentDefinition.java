package io.understudy.experiment.entity;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.deployment.entity.AttributeRule;
import io.understudy.deployment.entity.NamespaceRange;
import io.understudy.deployment.entity.UnitKind;
import io.understudy.registry.entity.Names;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What an experiment asks, of which model, and how. Only id, model, arms and goal must be said; the rest has defaults.
 *
 * @param id chosen by the caller
 * @param arms with exactly one control: the one that says so, else the first
 * @param unit user by default
 * @param hashVersion GrowthBook's: 2 by default
 * @param seed of the hash; the id by default
 * @param namespace null for all units
 * @param coverage share of all units that may take part: 1 by default, of a ramp that of its last step
 * @param rules which calls may take part; all must hold
 * @param goal the metric by which the arms are judged
 * @param secondary metrics that are shown
 * @param stopping sequential by default
 * @param alpha 0.05 by default
 * @param minDuration a day by default
 * @param minUnitsPerArm 100 by default
 * @param maxDuration after which it stops without a winner; null for no end
 * @param atEnd recommend by default
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExperimentDefinition(
        @NotNull @Pattern(regexp = Names.MODEL) String id,
        @NotNull @Pattern(regexp = Names.MODEL) String model,
        @Size(max = 2000) String hypothesis,
        @NotNull @Size(min = 2, max = 10) List<@NotNull @Valid Arm> arms,
        @Valid Allocation allocation,
        UnitKind unit,
        @Min(1) @Max(2) Integer hashVersion,
        @Size(min = 1, max = 100) String seed,
        @Valid NamespaceRange namespace,
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") Double coverage,
        @Size(max = 20) List<@NotNull @Valid AttributeRule> rules,
        @NotNull @Valid Metric goal,
        @Size(max = 20) List<@NotNull @Valid Metric> secondary,
        @Size(max = 20) List<@NotNull @Valid Guardrail> guardrails,
        @Valid Stopping stopping,
        @DecimalMin("0.000000001") @DecimalMax(value = "0.5", inclusive = false) Double alpha,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration minDuration,
        @Min(0) Long minUnitsPerArm,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration maxDuration,
        AtEnd atEnd) {

    /** What happens when the question is answered. */
    public enum AtEnd {
        RECOMMEND,
        /** The winner is promoted, a harmful arm rolled back. */
        ACT
    }

    /**
     * @param version id, label or alias; what it stands for at the start stays
     * @param weight share of the experiment's units, all of them sum to 1; or none has one, and all are equal
     * @param control whether the others are compared with it
     */
    public record Arm(
            @NotNull @Pattern(regexp = Names.LABEL) String name,
            @NotBlank @Size(max = 100) String version,
            @DecimalMin("0.0001") @DecimalMax("1") Double weight,
            Boolean control) {}

    public ExperimentDefinition {
        arms = arms == null ? null : completed(arms);
        allocation = Objects.requireNonNullElse(allocation, Allocation.FIXED);
        unit = Objects.requireNonNullElse(unit, UnitKind.USER);
        hashVersion = hashVersion == null ? Integer.valueOf(2) : hashVersion;
        seed = seed == null ? id : seed;
        coverage = coverage == null ? fullCoverage(allocation) : coverage;
        rules = kept(rules);
        secondary = kept(secondary);
        guardrails = kept(guardrails);
        stopping = Objects.requireNonNullElse(stopping, Stopping.SEQUENTIAL);
        alpha = alpha == null ? Double.valueOf(0.05) : alpha;
        minDuration = Objects.requireNonNullElse(minDuration, Duration.ofDays(1));
        minUnitsPerArm = minUnitsPerArm == null ? Long.valueOf(100) : minUnitsPerArm;
        atEnd = Objects.requireNonNullElse(atEnd, AtEnd.RECOMMEND);
    }

    /**
     * To be asked once every field is within the limits that it states.
     *
     * @throws io.understudy.failure.entity.DomainException INVALID with all that does not fit together
     */
    public void requireSound() {
        DefinitionRules.require(this);
    }

    /** The arm that the others are compared with. */
    public Arm controlArm() {
        return arms.stream().filter(Arm::control).findFirst().orElseThrow();
    }

    /** Share of all units with which it starts. */
    public double firstCoverage() {
        return allocation.type() == Allocation.Type.RAMP ? allocation.steps().getFirst().coverage() : coverage;
    }

    private static List<Arm> completed(List<Arm> arms) {
        if (arms.stream().anyMatch(Objects::isNull)) return kept(arms);
        var isWeighed = arms.stream().anyMatch(arm -> arm.weight() != null);
        var hasControl = arms.stream().anyMatch(arm -> Boolean.TRUE.equals(arm.control()));
        var completed = new ArrayList<Arm>();
        for (var arm : arms) {
            completed.add(new Arm(
                    arm.name(),
                    arm.version(),
                    isWeighed ? arm.weight() : Double.valueOf(1.0 / arms.size()),
                    hasControl ? Boolean.TRUE.equals(arm.control()) : completed.isEmpty()));
        }
        return List.copyOf(completed);
    }

    private static Double fullCoverage(Allocation allocation) {
        var isRamp = allocation.type() == Allocation.Type.RAMP && allocation.steps() != null && !allocation.steps().isEmpty();
        var last = isRamp ? allocation.steps().getLast() : null;
        return last == null ? Double.valueOf(1) : last.coverage();
    }

    /** Keeps a null element, so that validation can name it. */
    private static <T> List<T> kept(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }
}
