package lanewise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of core depend on one another in one direction. */
class ArchitectureTest {

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("lanewise");

    @Test
    void dependenciesRunOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("training")
                .definedBy("lanewise.training..")
                .layer("evaluation")
                .definedBy("lanewise.evaluation..")
                .layer("gradient check")
                .definedBy("lanewise.network.check")
                .layer("network")
                .definedBy("lanewise.network")
                .layer("kernels lookup")
                .definedBy("lanewise.kernels.lookup")
                .layer("parallel kernels")
                .definedBy("lanewise.kernels.parallel")
                .layer("conformance")
                .definedBy("lanewise.kernels.conformance")
                .layer("pixel layouts")
                .definedBy("lanewise.kernels.layout")
                .layer("kernels")
                .definedBy("lanewise.kernels")
                .layer("augmentation")
                .definedBy("lanewise.augmentation..")
                .layer("data")
                .definedBy("lanewise.data..")
                .layer("random")
                .definedBy("lanewise.random..")
                .layer("recipes")
                .definedBy("lanewise.recipes..")
                .layer("storage")
                .definedBy("lanewise.storage..")
                .layer("classifier")
                .definedBy("lanewise.classifier..")
                .whereLayer("classifier")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("storage")
                .mayOnlyBeAccessedByLayers("classifier")
                .whereLayer("recipes")
                .mayOnlyBeAccessedByLayers("storage", "classifier")
                .whereLayer("training")
                .mayOnlyBeAccessedByLayers("recipes", "storage", "classifier")
                .whereLayer("augmentation")
                .mayOnlyBeAccessedByLayers("training", "recipes")
                .whereLayer("evaluation")
                .mayOnlyBeAccessedByLayers("training", "storage", "classifier")
                .whereLayer("gradient check")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("network")
                .mayOnlyBeAccessedByLayers(
                        "gradient check", "training", "evaluation", "recipes", "storage", "classifier")
                .whereLayer("kernels lookup")
                .mayOnlyBeAccessedByLayers("classifier")
                .whereLayer("parallel kernels")
                .mayOnlyBeAccessedByLayers(
                        "kernels lookup",
                        "gradient check",
                        "network",
                        "training",
                        "evaluation",
                        "recipes",
                        "storage",
                        "classifier")
                .whereLayer("conformance")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("pixel layouts")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("kernels")
                .mayOnlyBeAccessedByLayers(
                        "kernels lookup",
                        "parallel kernels",
                        "conformance",
                        "pixel layouts",
                        "gradient check",
                        "network",
                        "training",
                        "evaluation",
                        "recipes",
                        "storage",
                        "classifier")
                .whereLayer("kernels")
                .mayOnlyAccessLayers("random")
                .whereLayer("augmentation")
                .mayOnlyAccessLayers("random")
                .whereLayer("data")
                .mayOnlyBeAccessedByLayers("gradient check", "training", "storage", "classifier")
                .check(core);
    }

    @Test
    void noPackagesDependOnOneAnother() {
        slices().matching("lanewise.(**)").should().beFreeOfCycles().check(core);
    }

    /** Else a fault in a layout would also be one in what layouts are compared with. */
    @Test
    void theReferenceImplementationSharesNothingWithTheLayouts() {
        noClasses()
                .that()
                .resideInAnyPackage("lanewise.kernels", "lanewise.kernels.conformance", "lanewise.kernels.parallel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("lanewise.kernels.layout")
                .check(core);
    }

    @Test
    void coreDoesNotKnowTheVectorApi() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .check(core);
    }

    @Test
    void trainingKnowsNoTerminal() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(core);
    }
}
