package lanewise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

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
                .layer("kernels")
                .definedBy("lanewise.kernels..")
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
                .whereLayer("kernels")
                .mayOnlyBeAccessedByLayers(
                        "gradient check", "network", "training", "evaluation", "recipes", "storage", "classifier")
                .whereLayer("augmentation")
                .mayOnlyAccessLayers("random")
                .whereLayer("data")
                .mayOnlyBeAccessedByLayers("gradient check", "training", "storage", "classifier")
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
