package lanewise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that the packages of core depend on one another in one direction only, and are small. */
class ArchitectureTest {

    private static final int MAX_CLASSES = 21;

    /** The packages from top to bottom. A package may depend only on packages below it. */
    private static final List<String> DOWNWARD = List.of(
            "lanewise.classifier",
            "lanewise.notebook",
            "lanewise.notebook.equations",
            "lanewise.notebook.arrays",
            "lanewise.mistakes",
            "lanewise.storage",
            "lanewise.weights",
            "lanewise.recipes",
            "lanewise.attribution",
            "lanewise.training",
            "lanewise.training.optimizer",
            "lanewise.network.check",
            "lanewise.evaluation",
            "lanewise.network",
            "lanewise.picture",
            "lanewise.picture.touching",
            "lanewise.picture.likeness",
            "lanewise.picture.image",
            "lanewise.augmentation",
            "lanewise.data",
            "lanewise.kernels.lookup",
            "lanewise.kernels.conformance",
            "lanewise.kernels.conformance.calls",
            "lanewise.kernels.conformance.operands",
            "lanewise.kernels.parallel",
            "lanewise.kernels.layout",
            "lanewise.kernels",
            "lanewise.files",
            "lanewise.random",
            "lanewise.npy",
            "lanewise.errors",
            "lanewise.text");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPath(Path.of("target", "classes"));

    @Test
    void dependenciesRunDownward() {
        for (int i = 1; i < DOWNWARD.size(); i++) {
            noClasses()
                    .that()
                    .resideInAPackage(DOWNWARD.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(DOWNWARD.subList(0, i).toArray(String[]::new))
                    .check(CORE);
        }
    }

    /** Checks that the order names every package, because a package without a place in it is not checked. */
    @Test
    void orderNamesEveryPackage() {
        assertEquals(new TreeSet<>(DOWNWARD), new TreeSet<>(classesByPackage().keySet()));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("lanewise.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void packagesAreSmall() {
        classesByPackage()
                .forEach((name, classes) -> assertTrue(classes <= MAX_CLASSES, name + " has " + classes + " classes"));
    }

    private Map<String, Long> classesByPackage() {
        return CORE.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getSimpleName().equals("module-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    }

    @Test
    void dataAndPicturesDoNotDependOnTheNetworkOrItsArithmetic() {
        noClasses()
                .that()
                .resideInAnyPackage("lanewise.data", "lanewise.augmentation", "lanewise.picture..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("lanewise.kernels..", "lanewise.network..")
                .check(CORE);
    }

    /** Otherwise a fault in a layout could also be a fault of the reference with which layouts are compared. */
    @Test
    void referenceImplementationSharesNothingWithTheLayouts() {
        noClasses()
                .that()
                .resideOutsideOfPackage("lanewise.kernels.layout")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("lanewise.kernels.layout")
                .check(CORE);
    }

    @Test
    void nothingDependsOnTheVectorApi() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jdk.incubator..", "lanewise.simd..")
                .check(CORE);
    }

    @Test
    void nothingPrintsToTheTerminal() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CORE);
    }
}
