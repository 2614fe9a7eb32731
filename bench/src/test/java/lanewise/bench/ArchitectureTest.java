package lanewise.bench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** The packages of the benchmarks depend on each other in one direction. */
class ArchitectureTest {

    private static final JavaClasses BENCH = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("lanewise.bench");

    @Test
    void noPackagesDependOnEachOther() {
        slices().matching("lanewise.bench.(*)").should().beFreeOfCycles().check(BENCH);
    }

    @Test
    void suitesDoNotDependOnRuns() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        "..bench.setup",
                        "..bench.kernels",
                        "..bench.training",
                        "..bench.inference",
                        "..bench.loading",
                        "..bench.ruler")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..bench.rounds", "..bench.report", "..bench.environment")
                .check(BENCH);
    }
}
