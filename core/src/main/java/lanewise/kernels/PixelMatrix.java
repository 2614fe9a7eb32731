package lanewise.kernels;

import java.util.Objects;

/**
 * A matrix of pixels, each an unsigned byte 0..255 that stands for the value {@code pixel * scale}; the scale is 1/255
 * unless another is asked for.
 *
 * <p>X has one example per column, X' one example per row; both are views of the same bytes, in which the examples lie
 * one after another. Beside the bytes stand two layouts that products run on, each made once per matrix if a product
 * asks for it. {@link SparsePairs} hold the rows with ink of every two columns. The other is that of panels:
 *
 * <ul>
 *   <li>The columns are dealt into <em>panels</em> of {@value #PANEL}; {@link #column(int, int)} tells which column a
 *       lane of a panel holds. In X a panel holds neighboring examples; in X' it holds a 4 x 4 block of the image where
 *       the image is known to have two dimensions, because such a block is more often empty than a strip.
 *   <li>Of a panel only the rows that hold any ink are kept, in ascending order, each as {@value #PANEL} bytes: a row of
 *       zeros adds nothing to a sum. {@link #inkRow(int)} tells the row.
 * </ul>
 *
 * <p>{@link #panels(int, int)} restricts a matrix to some of its panels; an operation with such a part makes only the
 * columns that those panels hold. That is how threads share a product.
 *
 * <p>{@link Kernels#layout} tells which one an implementation wants; both leave every sum the same.
 *
 * <p>Thread-safe; the bytes must not change after the first product.
 */
public final class PixelMatrix {

    /** Columns in a panel: as many as the widest vectors have float lanes. */
    public static final int PANEL = 16;

    /** What a pixel is multiplied by to give its value, where nothing else is asked for: 1/255, rounded to float. */
    public static final float SCALE = 1f / 255f;

    private static final int SAMPLE = 16;

    private final Pixels pixels;
    private final boolean examplesAsColumns;
    private final PixelMatrix transposed;

    /** What this is a part of; itself if it is none. */
    private final PixelMatrix whole;

    private final int firstPanel;
    private final int endPanel;
    private volatile InkPanels packed;
    private volatile SparsePairs sparse;
    private volatile float inkShare = -1;

    /** Room for {@link #sparse}, from a matrix that is no longer used. */
    private SparsePairs spare;

    private boolean successor;

    /** The bytes and what they mean, shared by X and X'. */
    private record Pixels(byte[] data, int offset, int examples, int height, int width, float scale) {
        int perExample() {
            return height * width;
        }
    }

    private PixelMatrix(Pixels pixels) {
        this.pixels = pixels;
        examplesAsColumns = true;
        firstPanel = 0;
        endPanel = panelsFor(cols());
        whole = this;
        transposed = new PixelMatrix(this);
    }

    private PixelMatrix(PixelMatrix x) {
        pixels = x.pixels;
        examplesAsColumns = false;
        firstPanel = 0;
        endPanel = panelsFor(cols());
        whole = this;
        transposed = x;
    }

    private PixelMatrix(PixelMatrix whole, int firstPanel, int endPanel) {
        pixels = whole.pixels;
        examplesAsColumns = whole.examplesAsColumns;
        transposed = whole.transposed;
        this.whole = whole.whole;
        this.firstPanel = firstPanel;
        this.endPanel = endPanel;
    }

    /** X of some examples with the usual scale: {@link #ofExamples(byte[], int, int, int, int, float)}. */
    public static PixelMatrix ofExamples(byte[] data, int offset, int examples, int height, int width) {
        return ofExamples(data, offset, examples, height, width, SCALE);
    }

    /**
     * X of some examples: {@code height * width} rows, one column per example.
     *
     * @param data the pixels, one example after another, in each row after row; kept, not copied
     * @param offset index of the first example's first pixel
     * @param examples how many examples
     * @param height rows of an image; 1 if the inputs are no image
     * @param width columns of an image
     * @param scale what a pixel is multiplied by to give its value, finite
     * @throws IndexOutOfBoundsException if the examples reach beyond the array
     * @throws IllegalArgumentException if a size is negative or the scale not finite
     */
    public static PixelMatrix ofExamples(byte[] data, int offset, int examples, int height, int width, float scale) {
        if (!Float.isFinite(scale)) {
            throw new IllegalArgumentException("the scale of pixels is finite, not " + scale);
        }
        if (examples < 0 || height < 0 || width < 0) {
            throw new IllegalArgumentException(
                    "no negative sizes: " + examples + " examples of " + height + " x " + width);
        }
        long perExample = (long) height * width;
        if (perExample > Integer.MAX_VALUE) {
            throw new IndexOutOfBoundsException(
                    "images of " + height + " x " + width + " are more than an array holds");
        }
        long pixels = examples * perExample;
        if (pixels > data.length) {
            throw new IndexOutOfBoundsException(examples + " examples of " + height + " x " + width + " are " + pixels
                    + " pixels, the array holds " + data.length);
        }
        Objects.checkFromIndexSize(offset, (int) pixels, data.length);
        return new PixelMatrix(new Pixels(data, offset, examples, height, width, scale));
    }

    /**
     * X of other examples, whose pixels were written over those of this X, so many as the bytes have room for. It takes
     * over the room that the sparse pairs of this one had; this one, its transposed and their layouts may no longer be
     * used.
     *
     * @param examples how many examples
     * @param scale what a pixel is multiplied by to give its value, finite
     * @throws IndexOutOfBoundsException if the examples reach beyond the array
     * @throws IllegalArgumentException if the number is negative or the scale not finite
     */
    public PixelMatrix successor(int examples, float scale) {
        PixelMatrix next = ofExamples(pixels.data, pixels.offset, examples, pixels.height, pixels.width, scale);
        next.takeOver(this);
        next.transposed.takeOver(transposed);
        return next;
    }

    private void takeOver(PixelMatrix before) {
        successor = true;
        spare = before.sparse == null ? before.spare : before.sparse;
    }

    /**
     * True for what {@link #successor} made, and its transposed: such a matrix is used for a moment, in room that is there
     * already. Sparse pairs take six bytes for every pixel, too much to keep for all examples.
     */
    public boolean isSuccessor() {
        return successor;
    }

    /** Rows: inputs in X, examples in X'. */
    public int rows() {
        return examplesAsColumns ? pixels.perExample() : pixels.examples;
    }

    /** Columns: examples in X, inputs in X'. */
    public int cols() {
        return examplesAsColumns ? pixels.examples : pixels.perExample();
    }

    /** The pixel at (row, column), 0..255. */
    public int get(int row, int col) {
        int example = examplesAsColumns ? col : row;
        int input = examplesAsColumns ? row : col;
        return Byte.toUnsignedInt(pixels.data[exampleStart(example) + input]);
    }

    /** What a pixel is multiplied by to give its value. */
    public float scale() {
        return pixels.scale;
    }

    /** True for X, which has one example per column; false for X'. */
    public boolean examplesAsColumns() {
        return examplesAsColumns;
    }

    /** The bytes of the examples as they were given, one example after another; not to be changed. */
    public byte[] pixels() {
        return pixels.data;
    }

    /** The index in {@link #pixels()} of an example's first pixel. */
    public int exampleStart(int example) {
        return pixels.offset + example * pixels.perExample();
    }

    /** True unless this is a part made by {@link #panels(int, int)}. */
    public boolean isWhole() {
        return whole == this;
    }

    /** The transposed matrix; always the same object, so that it is packed once. */
    public PixelMatrix transposed() {
        return transposed;
    }

    /** Shape, for messages. */
    public String shape() {
        return rows() + " x " + cols();
    }

    /** The first panel this matrix covers; 0 unless it is a part made by {@link #panels(int, int)}. */
    public int firstPanel() {
        return firstPanel;
    }

    /** The panel after the last one this matrix covers. */
    public int endPanel() {
        return endPanel;
    }

    /**
     * This matrix restricted to the panels {@code from} up to but not including {@code to}.
     *
     * @throws IndexOutOfBoundsException if this matrix does not cover them
     */
    public PixelMatrix panels(int from, int to) {
        if (from < firstPanel || to > endPanel || from > to) {
            throw new IndexOutOfBoundsException(
                    "panels " + from + " to " + to + " of " + firstPanel + " to " + endPanel);
        }
        return new PixelMatrix(this, from, to);
    }

    /**
     * The column that a lane of a panel holds; -1 in the last lanes of the last panel, where no columns are left.
     */
    public int column(int panel, int lane) {
        return packed().columns()[panel * PANEL + lane];
    }

    /** True if the panel's lanes hold {@value #PANEL} columns that lie side by side in ascending order. */
    public boolean columnsContiguous(int panel) {
        return columnsInRuns(panel, PANEL);
    }

    /** True if each four of the panel's lanes hold columns that lie side by side in ascending order. */
    public boolean columnsInFours(int panel) {
        return columnsInRuns(panel, 4);
    }

    private boolean columnsInRuns(int panel, int length) {
        int[] columns = packed().columns();
        for (int lane = 0; lane < PANEL; lane++) {
            int start = panel * PANEL + lane - lane % length;
            if (columns[start] < 0 || columns[panel * PANEL + lane] != columns[start] + lane % length) {
                return false;
            }
        }
        return true;
    }

    /**
     * The index of a panel's first ink row among those of all panels; {@code inkStart(panel + 1)} ends the panel.
     */
    public int inkStart(int panel) {
        return packed().panelStart()[panel];
    }

    /** The row that ink row {@code index} stands for; ascending within a panel. */
    public int inkRow(int index) {
        return packed().inkRows()[index];
    }

    /** The row of every ink row, indexed as by {@link #inkRow(int)}; not to be changed. */
    public int[] inkRows() {
        return packed().inkRows();
    }

    /**
     * The bytes of the ink rows, {@value #PANEL} for each, in the order of {@link #inkRow(int)}, and eight more; not to be
     * changed.
     */
    public byte[] inkBytes() {
        return packed().bytes();
    }

    /** The rows with ink of all pairs of columns, also of those that a part does not cover; made once. */
    public SparsePairs sparsePairs() {
        SparsePairs s = sparse;
        return s == null ? sparsePairs(Parts.ONE) : s;
    }

    private SparsePairs sparsePairs(Parts parts) {
        return whole == this ? sparseOnce(parts) : whole.sparsePairs(parts);
    }

    private synchronized SparsePairs sparseOnce(Parts parts) {
        if (sparse != null) {
            return sparse;
        }
        SparsePairs room = spare;
        spare = null;
        sparse = examplesAsColumns
                ? SparsePairs.ofExamples(pixels.data, pixels.offset, pixels.examples, pixels.perExample(), room, parts)
                : SparsePairs.ofInputs(pixels.data, pixels.offset, pixels.examples, pixels.perExample(), room, parts);
        return sparse;
    }

    /**
     * The share of pixels that hold ink, 0 to 1, of at most {@value #SAMPLE} examples that lie evenly among all; 0 where
     * there are no pixels.
     */
    public float inkShare() {
        if (inkShare < 0) {
            inkShare = whole != this ? whole.inkShare() : examplesAsColumns ? sampleInk() : transposed.inkShare();
        }
        return inkShare;
    }

    private float sampleInk() {
        int inputs = pixels.perExample();
        int sample = Math.min(SAMPLE, pixels.examples);
        if (sample == 0 || inputs == 0) {
            return 0f;
        }
        int ink = 0;
        for (int n = 0; n < sample; n++) {
            int example = (int) ((long) pixels.examples * n / sample);
            ink += Ink.count(pixels.data, exampleStart(example), inputs);
        }
        return (float) ink / ((long) sample * inputs);
    }

    private static int panelsFor(int cols) {
        return (cols + PANEL - 1) / PANEL;
    }

    /** Makes what a product reads in this layout, if that was not done yet. */
    public void pack(PixelLayout layout, Parts parts) {
        switch (layout) {
            case PANELS -> panels(parts);
            case SPARSE_PAIRS -> sparsePairs(parts);
            case EXAMPLES -> {}
        }
    }

    private InkPanels packed() {
        InkPanels p = packed;
        return p == null ? panels(Parts.ONE) : p;
    }

    private InkPanels panels(Parts parts) {
        if (packed == null && whole == this) {
            return packOnce(parts);
        }
        if (packed == null) {
            packed = whole.panels(parts);
        }
        return packed;
    }

    private synchronized InkPanels packOnce(Parts parts) {
        if (packed != null) {
            return packed;
        }
        packed = examplesAsColumns
                ? InkPanels.ofExamples(pixels.data, pixels.offset, pixels.examples, pixels.perExample(), parts)
                : InkPanels.ofInputs(pixels.data, pixels.offset, pixels.examples, pixels.height, pixels.width, parts);
        return packed;
    }
}
