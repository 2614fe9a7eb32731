package lanewise.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The packages of cli depend on one another in one direction. */
class ArchitectureTest {

    private final JavaClasses cli = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPath(Path.of("target", "classes"));

    @Test
    void dependenciesRunOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("commands")
                .definedBy("lanewise.cli")
                .layer("render")
                .definedBy("lanewise.cli.reports.render")
                .layer("report comparison")
                .definedBy("lanewise.cli.reports.comparison")
                .layer("reports")
                .definedBy("lanewise.cli.reports")
                .layer("statistics")
                .definedBy("lanewise.cli.reports.statistics")
                .layer("comparison")
                .definedBy("lanewise.cli.comparison")
                .layer("training report")
                .definedBy("lanewise.cli.trainingreport")
                .layer("explain")
                .definedBy("lanewise.cli.explain")
                .layer("html")
                .definedBy("lanewise.cli.html")
                .layer("onnx")
                .definedBy("lanewise.cli.onnx")
                .layer("terminal")
                .definedBy("lanewise.cli.terminal")
                .whereLayer("commands")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("render")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("report comparison")
                .mayOnlyBeAccessedByLayers("commands", "render")
                .whereLayer("reports")
                .mayOnlyBeAccessedByLayers("commands", "render", "report comparison", "html")
                .whereLayer("statistics")
                .mayOnlyBeAccessedByLayers("render", "report comparison")
                .whereLayer("comparison")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("training report")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("explain")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("html")
                .mayOnlyBeAccessedByLayers("training report", "render")
                .whereLayer("onnx")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("terminal")
                .mayOnlyBeAccessedByLayers("commands")
                .check(cli);
    }

    @Test
    void noPackagesDependOnOneAnother() {
        slices().matching("lanewise.(cli..)").should().beFreeOfCycles().check(cli);
    }

    @Test
    void onnxAloneKnowsProtocolBuffers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("lanewise.cli.onnx")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.protobuf..", "ai.onnx..", "org.tribuo..")
                .check(cli);
    }

    @Test
    void reportsKnowNoNetwork() {
        noClasses()
                .that()
                .resideInAPackage("lanewise.cli.reports..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "lanewise.cli.reports..",
                        "lanewise.cli.html..",
                        "java..",
                        "com.fasterxml.jackson.core..",
                        "org.apache.commons..")
                .check(cli);
    }
}
