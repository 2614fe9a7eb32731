package lanewise.kernels.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import lanewise.kernels.DelegatingKernels;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsProvider;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelsLookupTest {

    private record Provider(String name, int rank, String reason, RuntimeException onCreate)
            implements KernelsProvider {
        @Override
        public String description() {
            return "for a test";
        }

        @Override
        public Optional<String> unavailableBecause() {
            return Optional.ofNullable(reason);
        }

        @Override
        public Kernels create() {
            if (onCreate != null) {
                throw onCreate;
            }
            return new DelegatingKernels(new ScalarKernels()) {
                @Override
                public String name() {
                    return name;
                }
            };
        }
    }

    private static Provider provider(String name, int rank) {
        return new Provider(name, rank, null, null);
    }

    private static KernelsLookup among(KernelsProvider... providers) {
        return KernelsLookup.among(Arrays.asList(providers).iterator());
    }

    @Test
    void autoSelectsTheHighestRankThatCanRun() {
        KernelsLookup lookup =
                among(provider("slow", 1), new Provider("best", 9, "no such processor", null), provider("fast", 5));
        KernelsLookup.Choice choice = lookup.choose("auto");
        assertEquals("fast", choice.kernels().name());
        assertEquals(Optional.of("no such processor"), choice.because());
    }

    /** Raw kernels do not support element-wise operands with contiguous columns. Kernels from the lookup do. */
    @Test
    void opensKernelsThatAreReadyToUse() {
        KernelsLookup lookup = among(provider("mine", 1));
        try (ParallelKernels k = lookup.choose("mine", 3).kernels()) {
            assertEquals(3, k.threads());
            assertEquals(1, lookup.choose("mine").kernels().threads());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> k.multiply(1f, Matrix.zeros(2, 3), Matrix.zeros(2, 3), Matrix.zeros(2, 3)));
        }
        assertFalse(lookup.create("mine") instanceof ParallelKernels);
        assertEquals("mine", lookup.create("auto").name());
        assertThrows(IllegalArgumentException.class, () -> lookup.choose("mine", 0));
        assertThrows(KernelsUnavailableException.class, () -> lookup.create("yours"));
        try (ParallelKernels k = KernelsLookup.open("scalar", ParallelKernels.processors())) {
            assertEquals("scalar", k.name());
            assertEquals(Runtime.getRuntime().availableProcessors(), k.threads());
            assertEquals(1, k.withThreads(1).threads());
        }
    }

    @Test
    void autoSkipsKernelsThatCannotBeCreated() {
        KernelsLookup lookup = among(new Provider("broken", 9, null, new IllegalStateException("planted")));
        KernelsLookup.Choice choice = lookup.choose("auto");
        assertEquals("scalar", choice.kernels().name());
        assertTrue(choice.because().orElse("").contains("planted"));
    }

    @Test
    void autoSkipsKernelsOfNegativeRank() {
        KernelsLookup lookup = among(provider("mine", -1));
        assertEquals("scalar", lookup.choose("auto").kernels().name());
        assertEquals("mine", lookup.choose(" MINE ").kernels().name());
    }

    @Test
    void messageForAnUnknownNameListsTheNames() {
        KernelsUnavailableException e = assertThrows(
                KernelsUnavailableException.class,
                () -> among(provider("mine", -1)).choose("yours"));
        assertTrue(e.getMessage().contains("'yours'"), e.getMessage());
        assertTrue(e.getMessage().contains("choose one of auto, scalar, mine"), e.getMessage());
    }

    @Test
    void messageForKernelsThatCannotRunHasTheReason() {
        KernelsLookup lookup = among(
                new Provider("refusing", 9, "buy a new one", null),
                new Provider("broken", 9, null, new IllegalStateException("planted")));
        assertTrue(assertThrows(KernelsUnavailableException.class, () -> lookup.choose("refusing"))
                .getMessage()
                .endsWith("buy a new one"));
        assertTrue(assertThrows(KernelsUnavailableException.class, () -> lookup.choose("broken"))
                .getMessage()
                .contains("planted"));
    }

    @Test
    void anInvalidConfigurationIsAnErrorWithAutoAndByName() {
        KernelsLookup lookup = among(new KernelsProvider() {
            @Override
            public String name() {
                return "tuned";
            }

            @Override
            public String description() {
                return "for a test";
            }

            @Override
            public int rank() {
                return 9;
            }

            @Override
            public Optional<String> invalidConfiguration() {
                return Optional.of("the tile size must be a number");
            }

            @Override
            public Kernels create() {
                return new ScalarKernels();
            }
        });
        for (String name : List.of("auto", "tuned")) {
            assertEquals(
                    "kernels 'tuned' cannot run: the tile size must be a number",
                    assertThrows(KernelsUnavailableException.class, () -> lookup.choose(name))
                            .getMessage());
        }
    }

    @Test
    void namesAreReadWithTheRootLocale() {
        java.util.Locale before = java.util.Locale.getDefault();
        try {
            java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr"));
            assertEquals(
                    "mine", among(provider("mine", 1)).choose("MINE").kernels().name());
        } finally {
            java.util.Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my kernels", "Mine", "auto", "--mine"})
    void refusesAProviderWithAWrongName(String name) {
        Provider provider = provider(name, 9);
        KernelsLookup lookup = among(provider);
        assertEquals(
                List.of("provider " + Origin.classOf(provider) + ": name() returned '" + name
                        + "'; a name is lower case, "
                        + "has no spaces, does not begin with a hyphen, and is not 'auto'"),
                lookup.broken());
        assertEquals("scalar", lookup.choose("auto").kernels().name());
    }

    /** The second one could never be selected. */
    @Test
    void refusesANameThatTwoProvidersHave() {
        KernelsProvider namesake = new KernelsProvider() {
            @Override
            public String name() {
                return "mine";
            }

            @Override
            public String description() {
                return "the second one";
            }

            @Override
            public Kernels create() {
                throw new AssertionError("planted");
            }
        };
        Provider provider = provider("mine", 9);
        KernelsLookup lookup = among(provider, provider("other", 8), namesake);
        String problem = "2 providers have the name 'mine': " + Origin.classOf(provider) + ", "
                + Origin.classOf(namesake) + "; remove all but one of them from the class path";
        assertEquals(List.of(problem), lookup.ambiguous());
        assertEquals(
                problem,
                assertThrows(KernelsUnavailableException.class, () -> lookup.choose("Mine"))
                        .getMessage());
        assertEquals("other", lookup.choose("other").kernels().name());
        assertEquals("mine", lookup.choose("auto").kernels().name());
        assertEquals(List.of(), among(provider).ambiguous());
    }

    @Test
    void skipsABrokenProvider() {
        Iterator<KernelsProvider> providers = new Iterator<>() {
            private int calls;

            @Override
            public boolean hasNext() {
                if (calls == 0) {
                    calls++;
                    throw new NoClassDefFoundError("jdk/incubator/vector/Vector");
                }
                return calls < 3;
            }

            @Override
            public KernelsProvider next() {
                if (calls++ == 1) {
                    throw new ServiceConfigurationError("planted");
                }
                return provider("last", 3);
            }
        };
        KernelsLookup lookup = KernelsLookup.among(providers);
        assertEquals("last", lookup.choose("auto").kernels().name());
        assertEquals(2, lookup.broken().size());
    }

    @Test
    void endsTheSearchIfTheIteratorAlwaysThrows() {
        Iterator<KernelsProvider> providers = new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw new ServiceConfigurationError("planted");
            }

            @Override
            public KernelsProvider next() {
                throw new AssertionError();
            }
        };
        assertEquals(
                "scalar",
                KernelsLookup.among(providers).choose("auto").kernels().name());
    }

    @Test
    void findsTheScalarKernels() {
        assertTrue(KernelsLookup.defaults().found().stream()
                .map(FoundKernels::name)
                .toList()
                .contains("scalar"));
        assertEquals(List.of(), KernelsLookup.defaults().broken());
    }

    @Test
    void systemPropertySelectsTheKernels() {
        assertEquals("auto", KernelsLookup.configured());
        System.setProperty(KernelsLookup.PROPERTY, "scalar");
        try {
            assertEquals("scalar", KernelsLookup.configured());
        } finally {
            System.clearProperty(KernelsLookup.PROPERTY);
        }
    }

    @Test
    void aBlankChoiceCountsAsNotSet() {
        assertEquals("auto", KernelsLookup.configured(null, null));
        assertEquals("auto", KernelsLookup.configured("", " "));
        assertEquals("vector", KernelsLookup.configured("", "vector"));
        assertEquals("scalar", KernelsLookup.configured("scalar", "vector"));
    }
}
