package lanewise.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that the packages of cli depend on each other in one direction and stay small. */
class ArchitectureTest {

    private static final int MOST_CLASSES = 20;
    private static final int MOST_CLASSES_OF_ROOT = 10;

    /** Every package with the packages of cli that it may depend on. */
    private static final Map<String, Set<String>> ALLOWED = allowed();

    /** The libraries: no command line, no terminal. */
    private static final String[] LIBRARIES = {
        "lanewise.benchmarks..",
        "lanewise.draw..",
        "lanewise.explanation..",
        "lanewise.gallery..",
        "lanewise.html..",
        "lanewise.measurement..",
        "lanewise.onnx..",
        "lanewise.report..",
        "lanewise.watch..",
        "lanewise.web.."
    };

    private static final JavaClasses CLI = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPath(Path.of("target", "classes"));

    private static Map<String, Set<String>> allowed() {
        Map<String, Set<String>> allowed = new LinkedHashMap<>();
        allowed.put(
                "lanewise.cli",
                Set.of(
                        "lanewise.cli.compare",
                        "lanewise.cli.console",
                        "lanewise.cli.experiment",
                        "lanewise.cli.kernels",
                        "lanewise.cli.learn",
                        "lanewise.cli.options",
                        "lanewise.cli.terminal",
                        "lanewise.cli.train",
                        "lanewise.cli.train.hyperparameters",
                        "lanewise.cli.use",
                        "lanewise.benchmarks"));
        Set<String> shared =
                Set.of("lanewise.cli.console", "lanewise.cli.figures", "lanewise.cli.options", "lanewise.cli.terminal");
        allowed.put(
                "lanewise.cli.train",
                with(shared, "lanewise.cli.train.files", "lanewise.cli.train.hyperparameters", "lanewise.watch"));
        allowed.put("lanewise.cli.train.files", Set.of("lanewise.cli.console", "lanewise.report.training"));
        allowed.put("lanewise.cli.train.hyperparameters", Set.of("lanewise.cli.options"));
        allowed.put(
                "lanewise.cli.experiment",
                with(shared, "lanewise.cli.train.hyperparameters", "lanewise.report.experiment"));
        allowed.put("lanewise.cli.use", with(shared, "lanewise.draw", "lanewise.gallery", "lanewise.onnx"));
        allowed.put("lanewise.cli.learn", with(shared, "lanewise.explanation"));
        allowed.put("lanewise.cli.kernels", with(shared, "lanewise.cli.train.hyperparameters", "lanewise.measurement"));
        allowed.put(
                "lanewise.cli.compare",
                with(
                        shared,
                        "lanewise.benchmarks",
                        "lanewise.benchmarks.comparison",
                        "lanewise.benchmarks.render",
                        "lanewise.benchmarks.sides",
                        "lanewise.benchmarks.trend"));
        allowed.put("lanewise.cli.figures", Set.of("lanewise.cli.terminal"));
        allowed.put("lanewise.cli.options", Set.of("lanewise.cli.console", "lanewise.web"));
        allowed.put("lanewise.cli.console", Set.of("lanewise.cli.terminal", "lanewise.html"));
        allowed.put("lanewise.cli.terminal", Set.of());
        allowed.put(
                "lanewise.benchmarks.render",
                Set.of(
                        "lanewise.benchmarks",
                        "lanewise.benchmarks.comparison",
                        "lanewise.benchmarks.sides",
                        "lanewise.benchmarks.statistics",
                        "lanewise.benchmarks.trend",
                        "lanewise.html"));
        allowed.put(
                "lanewise.benchmarks.trend",
                Set.of("lanewise.benchmarks", "lanewise.benchmarks.comparison", "lanewise.benchmarks.statistics"));
        allowed.put(
                "lanewise.benchmarks.comparison",
                Set.of("lanewise.benchmarks", "lanewise.benchmarks.sides", "lanewise.benchmarks.statistics"));
        allowed.put("lanewise.benchmarks.sides", Set.of("lanewise.benchmarks"));
        allowed.put("lanewise.benchmarks", Set.of());
        allowed.put("lanewise.benchmarks.statistics", Set.of());
        allowed.put("lanewise.report.training", Set.of("lanewise.html"));
        allowed.put("lanewise.report.experiment", Set.of("lanewise.html"));
        allowed.put("lanewise.draw", Set.of("lanewise.web"));
        allowed.put("lanewise.watch", Set.of("lanewise.web"));
        for (String library : List.of("explanation", "gallery", "html", "measurement", "onnx", "web")) {
            allowed.put("lanewise." + library, Set.of());
        }
        return allowed;
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void dependenciesRunOneWay() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : ALLOWED.keySet()) {
            layers = layers.layer(name).definedBy(name);
        }
        for (Map.Entry<String, Set<String>> entry : ALLOWED.entrySet()) {
            layers = entry.getValue().isEmpty()
                    ? layers.whereLayer(entry.getKey()).mayNotAccessAnyLayer()
                    : layers.whereLayer(entry.getKey())
                            .mayOnlyAccessLayers(entry.getValue().toArray(String[]::new));
        }
        layers.check(CLI);
    }

    /** A package that the rules above do not name would be free of them. */
    @Test
    void everyPackageHasItsRule() {
        assertEquals(
                new TreeSet<>(ALLOWED.keySet()),
                new TreeSet<>(classesByPackage().keySet()));
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("lanewise.(**)").should().beFreeOfCycles().check(CLI);
    }

    @Test
    void packagesAreSmall() {
        classesByPackage()
                .forEach((name, classes) -> assertTrue(
                        classes <= (name.equals("lanewise.cli") ? MOST_CLASSES_OF_ROOT : MOST_CLASSES),
                        name + " has " + classes + " classes"));
    }

    private Map<String, Long> classesByPackage() {
        return CLI.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getSimpleName().equals("module-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    }

    @Test
    void librariesDoNotDependOnTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage(LIBRARIES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("lanewise.cli..", "picocli..")
                .check(CLI);
    }

    @Test
    void onlyOnnxDependsOnProtocolBuffers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("lanewise.onnx")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.protobuf..", "ai.onnx..", "org.tribuo..")
                .check(CLI);
    }

    @Test
    void benchmarksDependOnNoNetwork() {
        noClasses()
                .that()
                .resideInAPackage("lanewise.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "lanewise.benchmarks..",
                        "lanewise.errors..",
                        "lanewise.html..",
                        "lanewise.text..",
                        "java..",
                        "com.fasterxml.jackson.core..",
                        "de.siegmar.fastcsv..",
                        "org.apache.commons..")
                .check(CLI);
    }
}
