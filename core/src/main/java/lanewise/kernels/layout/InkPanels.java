package lanewise.kernels.layout;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.RangeRunner;

/**
 * The columns of a {@link PixelMatrix} in panels of {@value #PANEL}, in the order of {@link PixelMatrix#column}: panel
 * q holds positions 16 q to 16 q + 15. Only the ink rows of a panel are stored, in ascending order, each as {@value
 * #PANEL} bytes, because a row of zeros adds nothing to a sum.
 *
 * <p>A panel of X holds neighboring examples; a panel of X' holds a block of 4 x 4 pixels of the image. The last lanes
 * of the last panel are empty if the number of columns is not a multiple of {@value #PANEL}: their pixels are 0.
 *
 * <p>The arrays must not be changed.
 *
 * @param bytes the ink rows, panel after panel, {@value #PANEL} bytes each: lane l of ink row r is {@code bytes[r *
 *     PANEL + l]}. Eight more bytes follow, so that eight bytes can be read from any index in an ink row
 * @param inkRows the row of the matrix for each ink row
 * @param panelStart the index of the first ink row of every panel, followed by the number of all ink rows
 * @param columns the column in each lane of each panel, -1 in empty lanes
 */
public record InkPanels(byte[] bytes, int[] inkRows, int[] panelStart, int[] columns) {

    /** The number of columns in a panel, which is the number of float lanes of the widest vectors. */
    public static final int PANEL = 16;

    /** The number of bytes after the last ink row. */
    private static final int SLACK = 8;

    /** The number of columns of a panel of X' that are neighbors in the image. */
    private static final int BLOCK = 4;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /**
     * Returns the panels of a matrix. The first call packs them on the caller's thread.
     *
     * @param b X or X', possibly restricted to some columns
     * @return the panels of the whole matrix, always the same object
     */
    public static InkPanels of(PixelMatrix b) {
        return of(b, RangeRunner.ON_CALLER);
    }

    /**
     * Returns the panels of a matrix. The first call packs them.
     *
     * @param b X or X', possibly restricted to some columns
     * @param threads runs the packing
     * @return the panels of the whole matrix, always the same object
     */
    public static InkPanels of(PixelMatrix b, RangeRunner threads) {
        return b.derived(InkPanels.class, before -> pack(b, threads));
    }

    /**
     * Packs a matrix, even if its panels exist already.
     *
     * @param b X or X', possibly restricted to some columns
     * @param threads runs the packing
     * @return the panels of the whole matrix
     */
    public static InkPanels pack(PixelMatrix b, RangeRunner threads) {
        int[] columns = new int[panels(b.cols()) * PANEL];
        Arrays.setAll(columns, position -> position < b.cols() ? b.column(position) : -1);
        return pack(columns, threads, panel -> {
            Panel packed = new Panel();
            if (b.examplesAsColumns()) {
                int lanes = Math.min(PANEL, b.cols() - panel * PANEL);
                int[] starts = new int[lanes];
                Arrays.setAll(starts, lane -> b.exampleStart(panel * PANEL + lane));
                eightRowsAtOnce(b.pixels(), starts, b.rows(), packed);
            } else if (isBlock(columns, panel * PANEL)) {
                blocks(b, columns, panel * PANEL, packed);
            } else {
                laneByLane(b, columns, panel * PANEL, packed);
            }
            return packed;
        });
    }

    private static int panels(int columns) {
        return (columns + PANEL - 1) / PANEL;
    }

    /**
     * Returns whether the lanes of a panel hold {@value #PANEL} neighboring columns in ascending order.
     *
     * @param panel the panel
     * @return true if they do
     */
    public boolean columnsContiguous(int panel) {
        return columnsInRuns(panel, PANEL);
    }

    /**
     * Returns whether each group of four lanes of a panel holds neighboring columns in ascending order.
     *
     * @param panel the panel
     * @return true if they do
     */
    public boolean columnsInFours(int panel) {
        return columnsInRuns(panel, BLOCK);
    }

    private boolean columnsInRuns(int panel, int length) {
        for (int lane = 0; lane < PANEL; lane++) {
            int start = panel * PANEL + lane - lane % length;
            if (columns[start] < 0 || columns[panel * PANEL + lane] != columns[start] + lane % length) {
                return false;
            }
        }
        return true;
    }

    private interface PanelPacker {
        Panel pack(int panel);
    }

    private static InkPanels pack(int[] columns, RangeRunner threads, PanelPacker packer) {
        int count = columns.length / PANEL;
        Panel[] panels = new Panel[count];
        threads.run(count, (from, to) -> {
            for (int panel = from; panel < to; panel++) {
                panels[panel] = packer.pack(panel);
            }
        });
        int[] panelStart = new int[count + 1];
        for (int panel = 0; panel < count; panel++) {
            panelStart[panel + 1] = Math.addExact(panelStart[panel], panels[panel].ink);
        }
        byte[] bytes = new byte[Math.addExact(Math.multiplyExact(panelStart[count], PANEL), SLACK)];
        int[] inkRows = new int[panelStart[count]];
        for (int panel = 0; panel < count; panel++) {
            System.arraycopy(panels[panel].bytes, 0, bytes, panelStart[panel] * PANEL, panels[panel].ink * PANEL);
            System.arraycopy(panels[panel].rows, 0, inkRows, panelStart[panel], panels[panel].ink);
            panels[panel] = null;
        }
        return new InkPanels(bytes, inkRows, panelStart, columns);
    }

    /** A panel that grows row by row. */
    private static final class Panel {
        private byte[] bytes = new byte[64 * PANEL];
        private int[] rows = new int[64];
        private int ink;

        /** Adds a row of sixteen bytes unless it is blank. */
        void add(int row, long low, long high) {
            if ((low | high) == 0) {
                return;
            }
            if (ink == rows.length) {
                rows = Arrays.copyOf(rows, 2 * ink);
                bytes = Arrays.copyOf(bytes, 2 * ink * PANEL);
            }
            rows[ink] = row;
            LONGS.set(bytes, ink * PANEL, low);
            LONGS.set(bytes, ink * PANEL + Long.BYTES, high);
            ink++;
        }
    }

    /**
     * Packs a panel of X, in which every lane is an example. It reads eight pixels of each example at once, because
     * most often they are blank in all examples.
     */
    private static void eightRowsAtOnce(byte[] pixels, int[] starts, int inputs, Panel panel) {
        long[] eight = new long[PANEL];
        for (int row = 0; row < inputs; row += Long.BYTES) {
            int rows = Math.min(Long.BYTES, inputs - row);
            long any = 0;
            for (int lane = 0; lane < starts.length; lane++) {
                eight[lane] = Ink.upToEight(pixels, starts[lane] + row, inputs - row);
                any |= eight[lane];
            }
            for (int r = 0; any != 0 && r < rows; r++) {
                panel.add(row + r, column(eight, 0, r * Byte.SIZE), column(eight, Long.BYTES, r * Byte.SIZE));
            }
        }
    }

    /** Returns the bytes at bit {@code shift} of eight longs. */
    private static long column(long[] words, int first, int shift) {
        long bytes = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bytes |= (words[first + i] >>> shift & 0xFF) << i * Byte.SIZE;
        }
        return bytes;
    }

    /** Returns whether a panel holds four runs of four columns at equal distances, as in a block of an image. */
    private static boolean isBlock(int[] columns, int first) {
        int width = columns[first + BLOCK] - columns[first];
        for (int lane = 0; lane < PANEL; lane++) {
            int expected = columns[first] + lane / BLOCK * width + lane % BLOCK;
            if (columns[first + lane] < 0 || columns[first + lane] != expected) {
                return false;
            }
        }
        return true;
    }

    /** Packs a panel of X' that is a block of the image; a row is an example. */
    private static void blocks(PixelMatrix b, int[] columns, int first, Panel panel) {
        byte[] pixels = b.pixels();
        int width = columns[first + BLOCK] - columns[first];
        int examples = b.rows();
        int inputs = b.cols();
        for (int example = 0, at = b.exampleStart(0) + columns[first]; example < examples; example++, at += inputs) {
            long low = fourBytes(pixels, at) | fourBytes(pixels, at + width) << Integer.SIZE;
            long high = fourBytes(pixels, at + 2 * width) | fourBytes(pixels, at + 3 * width) << Integer.SIZE;
            panel.add(example, low, high);
        }
    }

    private static long fourBytes(byte[] pixels, int at) {
        return Integer.toUnsignedLong((int) INTS.get(pixels, at));
    }

    /** Packs a panel of X' whose columns may be any. */
    private static void laneByLane(PixelMatrix b, int[] columns, int firstLane, Panel panel) {
        byte[] pixels = b.pixels();
        for (int example = 0; example < b.rows(); example++) {
            int start = b.exampleStart(example);
            long low = 0;
            long high = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                low |= pixel(pixels, start, columns[firstLane + i]) << i * Byte.SIZE;
                high |= pixel(pixels, start, columns[firstLane + Long.BYTES + i]) << i * Byte.SIZE;
            }
            panel.add(example, low, high);
        }
    }

    private static long pixel(byte[] pixels, int start, int column) {
        return column < 0 ? 0 : Byte.toUnsignedLong(pixels[start + column]);
    }
}
