package lanewise.kernels;

import static lanewise.kernels.PixelMatrix.PANEL;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The columns of a {@link PixelMatrix} in panels, of which only the rows with ink are kept.
 *
 * @param bytes the ink rows, {@value PixelMatrix#PANEL} bytes each, panel after panel, and {@value #SLACK} more
 * @param inkRows the row that each ink row stands for
 * @param panelStart the first ink row of every panel, and the end of the last
 * @param columns the column in each lane of each panel, -1 for none
 */
record InkPanels(byte[] bytes, int[] inkRows, int[] panelStart, int[] columns) {

    /** Bytes behind the last ink row, so that a load of eight may begin anywhere in it. */
    private static final int SLACK = 8;

    /** Side of the block of an image that is a panel of X'. */
    private static final int BLOCK = 4;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Packs X, a panel of which holds neighboring examples. */
    static InkPanels ofExamples(byte[] pixels, int offset, int examples, int inputs, Parts parts) {
        int[] columns = new int[panels(examples) * PANEL];
        Arrays.setAll(columns, lane -> lane < examples ? lane : -1);
        return pack(columns, parts, panel -> {
            int lanes = Math.min(PANEL, examples - panel * PANEL);
            int[] starts = new int[lanes];
            Arrays.setAll(starts, lane -> offset + (panel * PANEL + lane) * inputs);
            Panel packed = new Panel();
            eightRowsAtOnce(pixels, starts, inputs, packed);
            return packed;
        });
    }

    /**
     * Packs X', a panel of which holds a block of 4 x 4 pixels; at the edges of an image whose sides are no multiples of
     * 4, and in images of one row, what comes next in the order of the blocks.
     */
    static InkPanels ofInputs(byte[] pixels, int offset, int examples, int height, int width, Parts parts) {
        int inputs = height * width;
        int[] columns = new int[panels(inputs) * PANEL];
        Arrays.fill(columns, -1);
        int next = 0;
        int blockHeight = height == 1 ? 1 : BLOCK;
        for (int top = 0; top < height; top += blockHeight) {
            for (int left = 0; left < width; left += BLOCK) {
                for (int y = top; y < Math.min(top + blockHeight, height); y++) {
                    for (int x = left; x < Math.min(left + BLOCK, width); x++) {
                        columns[next++] = y * width + x;
                    }
                }
            }
        }
        boolean wholeBlocks = height % BLOCK == 0 && width % BLOCK == 0;
        return pack(columns, parts, panel -> {
            Panel packed = new Panel();
            if (wholeBlocks) {
                blocks(pixels, offset + columns[panel * PANEL], examples, inputs, width, packed);
            } else {
                laneByLane(pixels, offset, examples, inputs, columns, panel * PANEL, packed);
            }
            return packed;
        });
    }

    private static int panels(int columns) {
        return (columns + PANEL - 1) / PANEL;
    }

    private interface PanelPacker {
        Panel pack(int panel);
    }

    private static InkPanels pack(int[] columns, Parts parts, PanelPacker packer) {
        int count = columns.length / PANEL;
        Panel[] panels = new Panel[count];
        parts.run(count, (from, to) -> {
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

    /** One panel in the making. */
    private static final class Panel {
        private byte[] bytes = new byte[64 * PANEL];
        private int[] rows = new int[64];
        private int ink;

        /** Adds a row unless it is blank. */
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

    /** Every lane is an example: eight pixels of each are read at once, and are most often blank in all. */
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

    /** The byte at bit {@code shift} of eight words, side by side. */
    private static long column(long[] words, int first, int shift) {
        long bytes = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bytes |= (words[first + i] >>> shift & 0xFF) << i * Byte.SIZE;
        }
        return bytes;
    }

    /** A panel is a block of 4 x 4 pixels, a row an example. */
    private static void blocks(byte[] pixels, int first, int examples, int inputs, int width, Panel panel) {
        for (int example = 0, at = first; example < examples; example++, at += inputs) {
            long low = fourBytes(pixels, at) | fourBytes(pixels, at + width) << Integer.SIZE;
            long high = fourBytes(pixels, at + 2 * width) | fourBytes(pixels, at + 3 * width) << Integer.SIZE;
            panel.add(example, low, high);
        }
    }

    private static long fourBytes(byte[] pixels, int at) {
        return Integer.toUnsignedLong((int) INTS.get(pixels, at));
    }

    private static void laneByLane(
            byte[] pixels, int offset, int examples, int inputs, int[] columns, int firstLane, Panel panel) {
        for (int example = 0; example < examples; example++) {
            int start = offset + example * inputs;
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
