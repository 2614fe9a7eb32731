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
                .layer("attribution")
                .definedBy("lanewise.attribution")
                .layer("picture")
                .definedBy("lanewise.picture")
                .layer("text")
                .definedBy("lanewise.text")
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
                .whereLayer("attribution")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("picture")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("text")
                .mayNotAccessAnyLayer()
                .whereLayer("storage")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("recipes")
                .mayOnlyBeAccessedByLayers("storage")
                .whereLayer("training")
                .mayOnlyBeAccessedByLayers("recipes", "storage")
                .whereLayer("augmentation")
                .mayOnlyBeAccessedByLayers("training", "recipes")
                .whereLayer("evaluation")
                .mayOnlyBeAccessedByLayers("training", "storage", "attribution")
                .whereLayer("gradient check")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("network")
                .mayOnlyBeAccessedByLayers(
                        "gradient check", "training", "evaluation", "recipes", "storage", "attribution")
                .whereLayer("kernels")
                .mayOnlyBeAccessedByLayers(
                        "gradient check", "network", "training", "evaluation", "recipes", "storage", "attribution")
                .whereLayer("augmentation")
                .mayOnlyAccessLayers("random")
                .whereLayer("data")
                .mayOnlyBeAccessedByLayers("gradient check", "training", "recipes", "storage", "picture")
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
