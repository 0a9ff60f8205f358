package io.understudy.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;

/** The rooms of the house and the doors between them. */
@AnalyzeClasses(packages = "io.understudy", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule CAPABILITIES_USE_WHAT_IS_BELOW = classes().should(Rules.useOnlyCapabilitiesBelow());

    @ArchTest
    static final ArchRule MODULES_ARE_LAYERS = classes().should(Rules.liveInTheModuleOfTheirLayer());

    @ArchTest
    static final ArchRule ENTITY_KNOWS_NEITHER_CONTROL_NOR_BOUNDARY = noClasses()
            .that().resideInAPackage("io.understudy.*.entity..")
            .should().dependOnClassesThat().resideInAnyPackage("io.understudy.*.control..", "io.understudy.*.boundary..");

    @ArchTest
    static final ArchRule CONTROL_KNOWS_NO_BOUNDARY = noClasses()
            .that().resideInAPackage("io.understudy.*.control..")
            .should().dependOnClassesThat().resideInAPackage("io.understudy.*.boundary..");

    @ArchTest
    static final ArchRule ONLY_THE_BOUNDARY_NAMES_HTTP = noClasses()
            .that().resideOutsideOfPackage("io.understudy.*.boundary..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule AN_ENTERPRISE_BEAN_IS_CALLED_BY_ITS_PUBLIC_METHODS = classes().should(Rules.callOnlyPublicMethodsOfEnterpriseBeans());

    @ArchTest
    static final ArchRule EVERY_RESOURCE_METHOD_SAYS_WHO_MAY_CALL = methods()
            .that().arePublic().and().areNotStatic()
            .and().areDeclaredInClassesThat().areAnnotatedWith(Path.class)
            .should(Rules.sayWhoMayCall());
}
