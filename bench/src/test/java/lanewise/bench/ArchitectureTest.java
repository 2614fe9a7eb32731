package lanewise.bench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages of the benchmarks depend on each other in one direction. */
class ArchitectureTest {

    private static final JavaClasses BENCH = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("jmh_generated"))
            .importPackages("lanewise.bench");

    private static final Path CLI = Path.of("..", "cli", "src", "main", "java");

    /** The only packages of module cli that this module may use: comparison of reports, limits of the machine. */
    private static final Pattern USED = Pattern.compile("lanewise\\.(benchmarks(\\..*)?|measurement)");

    /** Returns the packages of module cli that this module may not use. */
    private static String[] otherPackagesOfCli() throws IOException {
        try (Stream<Path> files = Files.walk(CLI)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> CLI.relativize(file).getParent())
                    .filter(folder -> folder != null)
                    .map(folder -> folder.toString().replace(File.separatorChar, '.'))
                    .filter(name -> !USED.matcher(name).matches())
                    .distinct()
                    .toArray(String[]::new);
        }
    }

    @Test
    void onlyTwoPartsOfTheProgramAreUsed() throws IOException {
        String[] others = otherPackagesOfCli();
        assertTrue(List.of(others).contains("lanewise.cli"), List.of(others).toString());
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(BENCH);
    }

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
