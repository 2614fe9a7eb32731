package lanewise.cli.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lanewise.cli.Run;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsProvider;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.ScalarKernelsProvider;
import lanewise.kernels.lookup.KernelsLookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelsCommandTest {

    @Test
    void listsTheKernels() {
        Run run = Run.of("kernels");
        assertEquals(0, run.exit(), run.err());
        assertLinesMatch(
                List.of(
                        "name +lanes  runs here  from +description",
                        ">> others, in the order of auto >>",
                        "scalar +1      yes        \\S+.* +plain Java, .*",
                        "",
                        ">> remarks >>",
                        "auto selects \\w+",
                        "",
                        "Java                .+, .+",
                        "processors          \\d+",
                        "HotSpot             (yes|no)",
                        "C2                  (yes|no)",
                        "JVMCI compiler      (yes|no)",
                        "fused multiply-add  (yes|no)"),
                run.lines());
    }

    @Test
    void factsOfAnotherJvm() {
        JvmFacts other = new JvmFacts("21", 21, "Another VM", true, false, true, false, false, Optional.empty());
        List<String> lines = KernelsCommand.lines(KernelsLookup.defaults(), other);
        assertTrue(lines.containsAll(List.of(
                "Java                21, Another VM",
                "HotSpot             no",
                "JVMCI compiler      yes",
                "fused multiply-add  no")));
    }

    /** Kernels that cannot run because of their configuration. */
    private static final class Misconfigured implements KernelsProvider {

        @Override
        public String name() {
            return "first";
        }

        @Override
        public String description() {
            return "for a test";
        }

        @Override
        public Optional<String> unavailableBecause() {
            return Optional.of("planted");
        }

        @Override
        public Optional<String> invalidConfiguration() {
            return Optional.of("planted");
        }

        @Override
        public Kernels create() {
            throw new AssertionError();
        }

        @Override
        public int rank() {
            return Integer.MAX_VALUE;
        }
    }

    /** Kernels with the name of others. */
    private static final class Namesake implements KernelsProvider {

        @Override
        public String name() {
            return "scalar";
        }

        @Override
        public String description() {
            return "for a test";
        }

        @Override
        public Kernels create() {
            return new ScalarKernels();
        }
    }

    private static List<String> linesOf(KernelsProvider... providers) {
        return KernelsCommand.lines(KernelsLookup.among(List.of(providers).iterator()), JvmFacts.current());
    }

    @Test
    void anInvalidConfigurationIsPrintedOnce() {
        List<String> lines = linesOf(new Misconfigured());
        assertEquals(
                List.of("first cannot run here: planted"),
                lines.stream().filter(line -> line.contains("planted")).toList());
        assertTrue(
                lines.contains("auto selects none, because the configuration of first is invalid"), lines.toString());
    }

    @Test
    void remarksAreListedWithTheName() {
        KernelsProvider remarked = new KernelsProvider() {
            @Override
            public String name() {
                return "remarked";
            }

            @Override
            public String description() {
                return "for a test";
            }

            @Override
            public Kernels create() {
                return new ScalarKernels();
            }

            @Override
            public List<String> remarks() {
                return List.of("uses half of the lanes");
            }
        };
        assertTrue(linesOf(remarked).contains("remarked: uses half of the lanes"));
    }

    @Test
    void bothProvidersOfANameAreNamed() {
        List<String> lines = linesOf(new ScalarKernelsProvider(), new Namesake());
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith("2 providers have the name 'scalar': ")
                                && line.contains(ScalarKernelsProvider.class.getName() + " of ")
                                && line.contains(Namesake.class.getName() + " of ")),
                lines.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "turbo | the system property lanewise.kernels is 'turbo': unknown kernels 'turbo'; choose one of auto, ",
                "scalar | the system property lanewise.kernels selects scalar"
            })
    void theConfiguredKernelsAreListed(String name, String start) {
        System.setProperty(KernelsLookup.PROPERTY, name);
        try {
            List<String> lines = KernelsCommand.lines(KernelsLookup.defaults(), JvmFacts.current());
            assertTrue(lines.stream().anyMatch(line -> line.startsWith(start)), lines.toString());
        } finally {
            System.clearProperty(KernelsLookup.PROPERTY);
        }
    }
}
