package lanewise.simd;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks that the packages of simd depend on one another in one direction only. */
@Tag("one-width")
class ArchitectureTest {

    private static final JavaClasses SIMD = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("lanewise.simd");

    @Test
    void dependenciesHaveOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("kernels and provider")
                .definedBy("lanewise.simd")
                .layer("products")
                .definedBy("lanewise.simd.product")
                .layer("element-wise operations")
                .definedBy("lanewise.simd.elementwise")
                .layer("lanes")
                .definedBy("lanewise.simd.lanes")
                .whereLayer("kernels and provider")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("products")
                .mayOnlyBeAccessedByLayers("kernels and provider")
                .whereLayer("element-wise operations")
                .mayOnlyBeAccessedByLayers("kernels and provider")
                .whereLayer("lanes")
                .mayOnlyBeAccessedByLayers("kernels and provider", "products", "element-wise operations")
                .check(SIMD);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("lanewise.(simd..)").should().beFreeOfCycles().check(SIMD);
    }

    @Test
    void vectorKernelsUseOnlyTheContractAndTheLayouts() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "jdk.incubator.vector",
                        "lanewise.simd..",
                        "lanewise.kernels",
                        "lanewise.kernels.layout")
                .check(SIMD);
    }
}
