package lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.RangeRunner;
import lanewise.kernels.conformance.Conformance;
import lanewise.kernels.conformance.Effort;
import lanewise.kernels.layout.InkPanels;
import lanewise.kernels.layout.SparsePairs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that the conformance suite finds faults in the packing of pixels. It does, because the reference
 * implementation reads the pixels without packing. Every fault is planted in the form that the vector kernels read.
 */
@Tag("one-width")
class PlantedPackingFaultTest {

    private static final List<String> PIXEL_PRODUCTS = List.of("affine (pixels)", "multiply (pixels)");

    /** A fault in the panels. No fault changes the panels of small matrices without ink. */
    private enum PanelFault implements UnaryOperator<InkPanels> {
        ONE_PIXEL {
            @Override
            public InkPanels apply(InkPanels panels) {
                byte[] bytes = panels.bytes().clone();
                bytes[0] ^= 1;
                return new InkPanels(bytes, panels.inkRows(), panels.panelStart(), panels.columns());
            }
        },
        WRONG_ROW {
            @Override
            public InkPanels apply(InkPanels panels) {
                int[] rows = panels.inkRows().clone();
                rows[0] = rows[0] == 0 ? 1 : rows[0] - 1;
                return new InkPanels(panels.bytes(), rows, panels.panelStart(), panels.columns());
            }
        },
        ROW_LEFT_OUT {
            @Override
            public InkPanels apply(InkPanels panels) {
                int[] starts = panels.panelStart().clone();
                starts[0]++;
                return new InkPanels(panels.bytes(), panels.inkRows(), starts, panels.columns());
            }
        },
        LANES_SWAPPED {
            @Override
            public InkPanels apply(InkPanels panels) {
                int[] columns = panels.columns().clone();
                columns[0] = panels.columns()[1];
                columns[1] = panels.columns()[0];
                return new InkPanels(panels.bytes(), panels.inkRows(), panels.panelStart(), columns);
            }
        }
    }

    /** A fault in the sparse pairs. */
    private enum PairFault implements UnaryOperator<SparsePairs> {
        ONE_PIXEL {
            @Override
            public SparsePairs apply(SparsePairs pairs) {
                pairs.entries()[0] ^= 1;
                return pairs;
            }
        },
        WRONG_ROW {
            @Override
            public SparsePairs apply(SparsePairs pairs) {
                pairs.entries()[0] ^= 1 << 16;
                return pairs;
            }
        },
        ROW_LEFT_OUT {
            @Override
            public SparsePairs apply(SparsePairs pairs) {
                pairs.ends()[0]--;
                return pairs;
            }
        },
        COLUMNS_SWAPPED {
            @Override
            public SparsePairs apply(SparsePairs pairs) {
                for (int n = 0; n < pairs.ends()[0]; n++) {
                    int entry = pairs.entries()[n];
                    pairs.entries()[n] = entry & 0xFFFF_0000 | (entry & 0xFF) << 8 | entry >>> 8 & 0xFF;
                }
                return pairs;
            }
        }
    }

    /** Vector kernels that read packed pixels with a fault from {@link #plant}. */
    private abstract static class FaultyKernels implements Kernels {

        private final Kernels vector = new VectorKernels();

        @Override
        public String name() {
            return "faulty";
        }

        abstract void plant(PixelMatrix b);

        @Override
        public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
            vector.multiply(alpha, a, b, c);
        }

        @Override
        public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
            plant(b);
            vector.multiply(alpha, a, b, c);
        }
    }

    private static FaultyKernels panels(boolean transposed, UnaryOperator<InkPanels> fault) {
        return new FaultyKernels() {
            @Override
            void plant(PixelMatrix b) {
                if (b.examplesAsColumns() != transposed && b.rows() > 1 && b.cols() > 1) {
                    b.derived(InkPanels.class, before -> {
                        InkPanels packed = InkPanels.pack(b, RangeRunner.ON_CALLER);
                        return packed.panelStart()[1] == 0 ? packed : fault.apply(packed);
                    });
                }
            }
        };
    }

    private static FaultyKernels pairs(boolean transposed, UnaryOperator<SparsePairs> fault) {
        return new FaultyKernels() {
            @Override
            void plant(PixelMatrix b) {
                if (b.examplesAsColumns() != transposed && b.rows() > 1 && b.cols() > 1) {
                    b.derived(SparsePairs.class, before -> {
                        SparsePairs listed = SparsePairs.list(b, null, RangeRunner.ON_CALLER);
                        return listed.ends()[0] == 0 ? listed : fault.apply(listed);
                    });
                }
            }
        };
    }

    /** Checks the products with pixels, and returns which of them differ. */
    private static List<String> differing(Kernels kernels) {
        return PIXEL_PRODUCTS.stream()
                .filter(operation -> !Conformance.agrees(kernels, Effort.QUICK, operation))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void findsAFaultInThePanels(PanelFault fault) {
        assertEquals(PIXEL_PRODUCTS, differing(panels(false, fault)), "panels of X");
        assertEquals(PIXEL_PRODUCTS, differing(panels(true, fault)), "panels of X'");
    }

    @ParameterizedTest
    @EnumSource
    void findsAFaultInTheSparsePairs(PairFault fault) {
        assertEquals(PIXEL_PRODUCTS, differing(pairs(false, fault)), "pairs of X");
        assertEquals(PIXEL_PRODUCTS, differing(pairs(true, fault)), "pairs of X'");
    }

    @Test
    void findsNothingWithoutAFault() {
        assertTrue(differing(panels(false, UnaryOperator.identity())).isEmpty());
        assertTrue(differing(pairs(true, UnaryOperator.identity())).isEmpty());
    }
}
