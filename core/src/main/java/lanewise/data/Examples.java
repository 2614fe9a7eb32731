package lanewise.data;

import java.util.Arrays;
import java.util.Objects;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * Images of one size and, if they are labeled, the class of each.
 *
 * <p>The arrays are handed out without a copy and must not be changed; with that, examples are immutable.
 */
public final class Examples {

    private final String source;
    private final byte[] pixels;
    private final int count;
    private final int height;
    private final int width;
    private final int[] labels;
    private final LabelSet classes;

    /** Labels and classes are both null or both there. */
    private Examples(String source, byte[] pixels, int height, int width, int[] labels, LabelSet classes) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("an image has at least one pixel, not " + height + " x " + width);
        }
        long perExample = (long) height * width;
        if (pixels.length % perExample != 0) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels are no whole number of images of " + height + " x " + width);
        }
        this.source = Objects.requireNonNull(source, "source");
        this.pixels = pixels;
        this.count = (int) (pixels.length / perExample);
        this.height = height;
        this.width = width;
        this.labels = labels;
        this.classes = classes;
        if (labels != null && labels.length != count) {
            throw new IllegalArgumentException(labels.length + " labels for " + count + " examples");
        }
    }

    /**
     * Examples with labels. Their classes are the distinct labels.
     *
     * @param source where they come from, for messages: a file name
     * @param pixels unsigned bytes, one example after another, in each row after row; kept, not copied
     * @param height rows of an image; 1 if the inputs are no image
     * @param width columns of an image
     * @param labels one per example, as they stand in the data
     * @throws IllegalArgumentException if the numbers of pixels and labels do not fit
     */
    public static Examples labeled(String source, byte[] pixels, int height, int width, int[] labels) {
        LabelSet classes = LabelSet.of(labels);
        return new Examples(source, pixels, height, width, classNumbers(labels, classes), classes);
    }

    /**
     * Examples without labels; the parameters are those of {@link #labeled}.
     *
     * @throws IllegalArgumentException if the pixels are no whole number of images
     */
    public static Examples unlabeled(String source, byte[] pixels, int height, int width) {
        return new Examples(source, pixels, height, width, null, null);
    }

    private static int[] classNumbers(int[] labels, LabelSet classes) {
        return Arrays.stream(labels).map(classes::classOf).toArray();
    }

    /** Where the examples come from, for messages: a file name, or {@code built-in MNIST}. */
    public String source() {
        return source;
    }

    /** How many examples there are. */
    public int count() {
        return count;
    }

    /** Rows of an image; 1 if the inputs are no image. */
    public int height() {
        return height;
    }

    /** Columns of an image. */
    public int width() {
        return width;
    }

    /** {@code height * width}: the inputs of a network. */
    public int pixelsPerExample() {
        return height * width;
    }

    /**
     * The pixels, unsigned bytes 0..255, one example after another, in each row after row: {@code count *
     * pixelsPerExample} of them. This is the array itself; it must not be changed.
     */
    public byte[] pixels() {
        return pixels;
    }

    /** True if each example has a label. */
    public boolean labeled() {
        return labels != null;
    }

    /**
     * The class number of each example, 0 to {@code classes().size() - 1}. This is the array itself; it must not be
     * changed.
     *
     * @throws IllegalStateException if the examples have no labels
     */
    public int[] labels() {
        requireLabels();
        return labels;
    }

    /**
     * The classes, which give each class number its label in the data.
     *
     * @throws IllegalStateException if the examples have no labels
     */
    public LabelSet classes() {
        requireLabels();
        return classes;
    }

    private void requireLabels() {
        if (!labeled()) {
            throw new IllegalStateException("the examples of " + source + " have no labels");
        }
    }

    /**
     * The examples with the given indices, in that order, as a copy with the same classes.
     *
     * @throws IndexOutOfBoundsException if there is no such example
     * @throws LanewiseException if the heap does not hold the copy
     */
    public Examples select(int[] indices) {
        int perExample = pixelsPerExample();
        byte[] selected = room(indices.length);
        for (int i = 0; i < indices.length; i++) {
            int from = Objects.checkIndex(indices[i], count) * perExample;
            System.arraycopy(pixels, from, selected, i * perExample, perExample);
        }
        int[] selectedLabels =
                labeled() ? Arrays.stream(indices).map(i -> labels[i]).toArray() : null;
        return new Examples(source, selected, height, width, selectedLabels, classes);
    }

    /**
     * The first n examples, as a copy with the same classes.
     *
     * @throws IndexOutOfBoundsException if n is negative or there are fewer
     * @throws LanewiseException if the heap does not hold the copy
     */
    public Examples first(int n) {
        Objects.checkFromToIndex(0, n, count);
        byte[] selected = room(n);
        System.arraycopy(pixels, 0, selected, 0, selected.length);
        return new Examples(source, selected, height, width, labeled() ? Arrays.copyOf(labels, n) : null, classes);
    }

    private byte[] room(int examples) {
        String what = "copies of " + Text.count(examples, "example") + " of " + height + " x " + width + " pixels";
        return Heap.bytes(source, what, (long) examples * pixelsPerExample());
    }

    /**
     * These examples with their labels numbered by other classes, such as those a network was trained on. The pixels
     * are shared.
     *
     * @throws IllegalStateException if the examples have no labels
     * @throws LanewiseException if a label is none of these classes
     */
    public Examples withClasses(LabelSet others) {
        if (classes().equals(others)) {
            return this;
        }
        int[] renumbered = new int[count];
        for (int i = 0; i < count; i++) {
            int label = classes.labelOf(labels[i]);
            if (!others.contains(label)) {
                throw new LanewiseException(
                        source,
                        "example " + Text.count(i + 1L) + " has the label " + label
                                + ", which is none of those that were learnt (" + others + ")",
                        "give examples of the same classes");
            }
            renumbered[i] = others.classOf(label);
        }
        return new Examples(source, pixels, height, width, renumbered, others);
    }
}
