package lanewise.kernels.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import lanewise.kernels.DelegatingKernels;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsProvider;
import lanewise.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider of another jar that does not follow its contract is named, and the other kernels stay usable. */
class FaultyProvidersTest {

    /** A provider of which one method returns null or throws. */
    private record Faulty(String method, boolean isThrowing) implements KernelsProvider {

        private <T> T answer(String called, Supplier<T> right) {
            if (!called.equals(method)) {
                return right.get();
            }
            if (isThrowing) {
                throw new Error("planted\nfault");
            }
            return null;
        }

        @Override
        public String name() {
            return answer("name()", () -> "mine");
        }

        @Override
        public String description() {
            return answer("description()", () -> "for a test");
        }

        @Override
        public Optional<String> unavailableBecause() {
            return answer("unavailableBecause()", Optional::empty);
        }

        @Override
        public Optional<String> invalidConfiguration() {
            return answer("invalidConfiguration()", Optional::empty);
        }

        @Override
        public List<String> remarks() {
            return answer("remarks()", List::of);
        }

        @Override
        public Kernels create() {
            return answer("create()", ScalarKernels::new);
        }

        @Override
        public int rank() {
            return answer("rank()", () -> 1);
        }

        /** Returns what a message about this provider begins with. */
        String start() {
            return "provider " + Faulty.class.getName() + " of " + Origin.of(this) + ": " + method
                    + (isThrowing ? " threw java.lang.Error: planted fault" : " returned null");
        }
    }

    private static KernelsLookup with(KernelsProvider provider) {
        return KernelsLookup.among(List.of(provider).iterator());
    }

    @ParameterizedTest
    @CsvSource({
        "name(), false",
        "name(), true",
        "description(), false",
        "description(), true",
        "unavailableBecause(), false",
        "unavailableBecause(), true",
        "invalidConfiguration(), false",
        "invalidConfiguration(), true",
        "rank(), true"
    })
    void areListedWithTheirClassAndMethod(String method, boolean isThrowing) {
        Faulty faulty = new Faulty(method, isThrowing);
        KernelsLookup lookup = with(faulty);
        assertEquals(List.of(faulty.start()), lookup.broken());
        assertEquals("scalar", lookup.choose("auto").kernels().name());
        assertEquals("scalar", lookup.choose("scalar").kernels().name());
        String message = assertThrows(KernelsUnavailableException.class, () -> lookup.choose("mine"))
                .getMessage();
        assertTrue(message.startsWith("unknown kernels 'mine'; choose one of auto, scalar"), message);
        assertTrue(message.endsWith(faulty.start()), message);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void thatCannotCreateKernelsAreNamed(boolean isThrowing) {
        Faulty faulty = new Faulty("create()", isThrowing);
        KernelsLookup lookup = with(faulty);
        String message = "kernels 'mine' cannot be created: " + faulty.start();
        assertEquals(
                message,
                assertThrows(KernelsUnavailableException.class, () -> lookup.create("mine"))
                        .getMessage());
        KernelsLookup.Choice choice = lookup.choose("auto");
        assertEquals("scalar", choice.kernels().name());
        assertEquals(Optional.of(message), choice.because());
    }

    /** Kernels with the given number of lanes; 0 for kernels that throw, -1 for kernels without a name. */
    private record Broken(int lanes) {

        Kernels kernels() {
            return new DelegatingKernels(new ScalarKernels()) {
                @Override
                public String name() {
                    return lanes == -1 ? null : "mine";
                }

                @Override
                public int lanes() {
                    if (lanes == 0) {
                        throw new Error("planted");
                    }
                    return lanes;
                }
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, lanes() threw java.lang.Error: planted",
        "-1, name() returned null",
        "-5, lanes() returned -5; it must be 1 or more"
    })
    void kernelsWithoutValidPropertiesAreNamed(int lanes, String problem) {
        Kernels broken = new Broken(lanes).kernels();
        KernelsLookup lookup = with(new KernelsProvider() {
            @Override
            public String name() {
                return "mine";
            }

            @Override
            public String description() {
                return "for a test";
            }

            @Override
            public Kernels create() {
                return broken;
            }
        });
        assertEquals(broken, lookup.create("mine"));
        assertThrows(KernelsUnavailableException.class, () -> lookup.createValid("mine"));
        assertEquals("scalar", lookup.createValid("auto").name());
        assertEquals(
                "the kernels of " + Origin.classOf(broken) + " cannot be used: " + problem,
                assertThrows(KernelsUnavailableException.class, () -> lookup.choose("mine"))
                        .getMessage());
    }

    @Test
    void wrongRemarksAreReplaced() {
        Faulty faulty = new Faulty("remarks()", true);
        assertEquals(List.of(faulty.start()), with(faulty).found().get(0).remarks());
    }

    /** The sum of a rank of Integer.MIN_VALUE and a sign has no place in an int. */
    @Test
    void theLowestRankIsTheLast() {
        KernelsProvider last = new KernelsProvider() {
            @Override
            public String name() {
                return "last";
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
            public int rank() {
                return Integer.MIN_VALUE;
            }
        };
        assertEquals("last", with(last).found().get(1).name());
    }

    /** ServiceLoader wraps the cause, and that of a static initializer is wrapped twice. */
    @Test
    void thatCannotBeInstantiatedAreNamedWithTheCause() {
        Iterator<KernelsProvider> providers = new Iterator<>() {
            private boolean isFirst = true;

            @Override
            public boolean hasNext() {
                return isFirst;
            }

            @Override
            public KernelsProvider next() {
                isFirst = false;
                throw new ServiceConfigurationError(
                        KernelsProvider.class.getName() + ": Provider mine.Own could not be instantiated",
                        new ExceptionInInitializerError(new IllegalStateException("planted")));
            }
        };
        assertEquals(
                List.of("Provider mine.Own could not be instantiated: java.lang.IllegalStateException: planted"),
                KernelsLookup.among(providers).broken());
    }
}
