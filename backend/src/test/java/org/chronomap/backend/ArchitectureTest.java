package org.chronomap.backend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.chronomap", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_DO_NOT_TURN_IN_CIRCLES =
            slices().matching("org.chronomap.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule STORIES_KNOW_NOTHING_OF_THE_WEB = noClasses()
            .that()
            .resideInAPackage("org.chronomap.geodata..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.chronomap.backend..", "org.springframework..", "reactor..", "io.netty..");

    @ArchTest
    static final ArchRule HANDLERS_TALK_TO_PORTS = noClasses()
            .that()
            .resideInAnyPackage("..backend.features..", "..backend.page..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.r2dbc..", "org.springframework.r2dbc..", "org.springframework.data..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("StoryFolders");

    @ArchTest
    static final ArchRule WHAT_READERS_GET_KNOWS_NEITHER_STORE_NOR_EDITORS = noClasses()
            .that()
            .resideInAPackage("..backend.snapshot")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..backend.store..", "..backend.security..", "..snapshot.live..", "..snapshot.request..");

    @ArchTest
    static final ArchRule CONTROLLERS_STAY_IN_THEIR_PACKAGE =
            classes().that().haveSimpleNameEndingWith("Controller").should().bePackagePrivate();
}
