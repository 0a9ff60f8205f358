package io.understudy.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.util.Map;
import java.util.Set;

/** What no ready-made rule says. */
final class Rules {

    private static final Map<String, String> MODULES =
            Map.of("entity", "persistence", "control", "ejb-inference", "boundary", "web-api");

    /** Who may call is said by one of these; the last asks the configuration. */
    private static final Set<String> PERMISSIONS =
            Set.of(PermitAll.class.getName(), RolesAllowed.class.getName(), "io.understudy.security.boundary.AccessBy");

    private Rules() {}

    static ArchCondition<JavaClass> useOnlyCapabilitiesBelow() {
        return condition("use only capabilities below their own", (type, events) -> {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass().getBaseComponentType();
                if (!Capability.isOurs(target)) continue;
                var from = Capability.of(type);
                var to = Capability.of(target);
                if (!Capability.isKnown(from)) violate(events, type, type.getName() + ": give '" + from + "' a place among the capabilities");
                else if (!Capability.isKnown(to)) violate(events, type, target.getName() + ": give '" + to + "' a place among the capabilities");
                else if (!Capability.mayUse(from, to)) violate(events, type, from + " must not use " + to + ": " + dependency.getDescription());
            }
        });
    }

    static ArchCondition<JavaClass> liveInTheModuleOfTheirLayer() {
        return condition("live in the module of their layer", (type, events) -> {
            var names = type.getPackageName().split("\\.");
            var module = names.length < 4 ? null : MODULES.get(names[3]);
            var source = type.getSource().orElseThrow().getUri().toString();
            if (module == null) violate(events, type, type.getName() + " is in none of the layers " + MODULES.keySet());
            else if (!source.contains("/" + module + "/target/")) violate(events, type, type.getName() + " belongs into " + module + ": " + source);
        });
    }

    /** The container refuses others, though only when they are called. */
    static ArchCondition<JavaClass> callOnlyPublicMethodsOfEnterpriseBeans() {
        return condition("call only public methods of enterprise beans", (type, events) -> {
            for (var call : type.getMethodCallsFromSelf()) {
                var owner = call.getTargetOwner();
                var isBean = owner.isAnnotatedWith(Singleton.class) || owner.isAnnotatedWith(Stateless.class);
                if (!isBean || owner.equals(type)) continue;
                var modifiers = call.getTarget().resolveMember().map(JavaMethod::getModifiers).orElse(Set.of());
                if (!modifiers.contains(JavaModifier.PUBLIC) && !modifiers.contains(JavaModifier.STATIC)) violate(events, type, call.getDescription());
            }
        });
    }

    static ArchCondition<JavaMethod> sayWhoMayCall() {
        return new ArchCondition<>("say who may call") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var said = PERMISSIONS.stream().anyMatch(p -> method.isAnnotatedWith(p) || method.getOwner().isAnnotatedWith(p));
                if (!said) violate(events, method, method.getFullName() + " has neither @RolesAllowed nor @PermitAll");
            }
        };
    }

    private interface Check {
        void check(JavaClass type, ConditionEvents events);
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.check(type, events);
            }
        };
    }

    private static void violate(ConditionEvents events, Object culprit, String message) {
        events.add(SimpleConditionEvent.violated(culprit, message));
    }
}
