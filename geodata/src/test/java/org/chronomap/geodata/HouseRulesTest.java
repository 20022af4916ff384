package org.chronomap.geodata;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.chronomap.geodata.schema.TextRules;
import tools.jackson.databind.JsonNode;

/** Who may know whom. */
@AnalyzeClasses(packages = "org.chronomap.geodata", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final String JACKSON = "tools.jackson..";
    private static final String[] READERS_AND_WRITERS = {
        "org.chronomap.geodata.yaml..",
        "org.chronomap.geodata.document..",
        "org.chronomap.geodata.validation..",
        "org.chronomap.geodata.folder..",
        "org.chronomap.geodata.geojson..",
        "org.chronomap.geodata.export..",
        "org.chronomap.geodata.columns..",
        "org.chronomap.geodata.compact..",
        "org.chronomap.geodata.geo..",
        "org.chronomap.geodata.ingest.."
    };

    @ArchTest
    static final ArchRule noSpring =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule noWeb = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "io.netty..", "reactor..", "jakarta.servlet..", "com.sun.net..");

    @ArchTest
    static final ArchRule noInputOrOutputButStreams = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.sql..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.io\\.(File|FileReader|FileWriter|FileInputStream|FileOutputStream|RandomAccessFile)")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(URL|URLConnection|Socket|ServerSocket)");

    @ArchTest
    static final ArchRule onlyForeignFilesAreChannels = noClasses()
            .that()
            .resideOutsideOfPackage("org.chronomap.geodata.ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.nio.channels..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("org.chronomap.geodata.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyReadersAndWritersKnowJackson = noClasses()
            .that()
            .resideOutsideOfPackages(READERS_AND_WRITERS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(JACKSON).and(not(type(JsonNode.class))))
            .as("only readers and writers know Jackson, but that a statement keeps what its author added as a tree");

    @ArchTest
    static final ArchRule onlyStatementsKeepTrees = noClasses()
            .that()
            .resideOutsideOfPackages(READERS_AND_WRITERS)
            .and()
            .resideOutsideOfPackage("org.chronomap.geodata.schema..")
            .and()
            .doNotHaveFullyQualifiedName("org.chronomap.geodata.story.Statement")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(JACKSON);

    @ArchTest
    static final ArchRule onlyFoldersAreYaml = noClasses()
            .that()
            .resideOutsideOfPackages("org.chronomap.geodata.yaml..", "org.chronomap.geodata.folder..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule yamlKnowsNothingOfStories = noClasses()
            .that()
            .resideInAPackage("org.chronomap.geodata.yaml..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.chronomap.geodata..")
                    .and(not(resideInAPackage("org.chronomap.geodata.yaml..")))
                    .and(not(type(TextRules.class))));

    @ArchTest
    static final ArchRule documentsKnowNoFormat = noClasses()
            .that()
            .resideInAnyPackage("org.chronomap.geodata.document..", "org.chronomap.geodata.validation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.chronomap.geodata.yaml..",
                    "org.chronomap.geodata.folder..",
                    "org.chronomap.geodata.geojson..");

    @ArchTest
    static final ArchRule timeAndGeoKnowNothingOfStories = noClasses()
            .that()
            .resideInAnyPackage("org.chronomap.geodata.time..", "org.chronomap.geodata.geo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.chronomap.geodata.story..",
                    "org.chronomap.geodata.schema..",
                    "org.chronomap.geodata.document..",
                    "org.chronomap.geodata.index..");
}
