package lanewise.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/** An array of numbers of any dimension. Immutable. */
public final class NpyArray {

    /** Bytes that are read at once. Java reads more through a second buffer of the same size. */
    private static final int BUFFER = 1 << 16;

    /** Elements that one thread converts at once. */
    private static final int PART = 1 << 16;

    private final NpyHeader header;

    /** All elements as they are in the file; empty for float64. */
    private final ByteBuffer values;

    /**
     * The elements in the order of the file for float64, so that they are read and converted at once; otherwise empty.
     */
    private final double[] doubles;

    /** Receives the elements of an array. */
    @FunctionalInterface
    public interface ElementConsumer {

        /**
         * Receives one element.
         *
         * @param index its index if the last index of the array runs fastest
         * @param value its value; an integer beyond 2^53 is rounded
         */
        void accept(int index, double value);
    }

    /** Creates an array of zeros, which {@link #fill} replaces. */
    NpyArray(NpyHeader header) {
        this.header = header;
        int size = (int) header.elements();
        boolean float64 = header.type().kind() == 'f' && header.type().bytes() == Double.BYTES;
        doubles = new double[float64 ? size : 0];
        values = ByteBuffer.wrap(new byte[float64 ? 0 : size * header.type().bytes()])
                .order(header.type().order());
    }

    /**
     * Reads all elements from a stream that ends with them.
     *
     * @param place the file and the array, for messages
     * @throws LanewiseException if the stream has fewer or more bytes
     */
    static NpyArray read(String place, NpyHeader header, InputStream in) throws IOException {
        NpyArray array = new NpyArray(header);
        int bytes = (int) header.elements() * header.type().bytes();
        int read = array.fill(in, 0, array.size());
        if (read < bytes || in.read() >= 0) {
            throw new LanewiseException(
                    place,
                    read < bytes
                            ? "it is truncated: it has " + Text.count(read, "byte") + ", and its shape "
                                    + header.shape() + " takes " + Text.count(bytes)
                            : "it has more bytes than its shape " + header.shape() + " takes",
                    "the file is damaged; " + NpzFile.AGAIN);
        }
        return array;
    }

    /**
     * Reads elements from a stream. Several threads may fill different elements.
     *
     * @param from index of the first element in the file
     * @param to index after the last element
     * @return the number of bytes that were read; fewer than those of the elements at the end of the stream
     */
    int fill(InputStream in, int from, int to) throws IOException {
        int size = header.type().bytes();
        byte[] buffer = new byte[doubles.length == 0 ? 0 : Math.min(BUFFER, size * (to - from))];
        int read = 0;
        for (int at = from; at < to; ) {
            int count = Math.min(BUFFER / size, to - at);
            int bytes = doubles.length == 0
                    ? in.readNBytes(values.array(), size * at, size * count)
                    : in.readNBytes(buffer, 0, size * count);
            read += bytes;
            if (bytes < size * count) {
                break;
            }
            if (doubles.length > 0) {
                ByteBuffer.wrap(buffer).order(values.order()).asDoubleBuffer().get(doubles, at, count);
            }
            at += count;
        }
        return read;
    }

    /**
     * Returns the sizes.
     *
     * @return the sizes, first dimension first; empty for a single number
     */
    public List<Integer> shape() {
        return header.shape();
    }

    /**
     * Returns the type of the elements.
     *
     * @return NumPy's name, such as {@code float32}
     */
    public String type() {
        return header.type().label();
    }

    /** Returns the size in bytes, as in the file. */
    long bytes() {
        return (long) size() * header.type().bytes();
    }

    /**
     * Returns whether the elements are floats.
     *
     * @return true if they are floats of 16, 32 or 64 bits, false if they are integers or Booleans
     */
    public boolean isFloat() {
        return header.type().kind() == 'f';
    }

    /**
     * Returns the number of elements.
     *
     * @return the number of elements
     */
    public int size() {
        return (int) header.elements();
    }

    /**
     * Returns whether this is a matrix whose columns follow one another in the file (Fortran order), as those of a
     * transposed array do in NumPy.
     *
     * @return true if the elements of each column follow one another
     */
    public boolean byColumns() {
        return header.fortran() && header.shape().size() == 2;
    }

    /**
     * Returns the elements with the last index running fastest (C order), whatever their order in the file.
     *
     * @return the elements, which must not be changed; integers beyond 2^53 are rounded
     */
    public double[] doubles() {
        if (!header.fortran() || header.shape().size() < 2) {
            return doublesInFile();
        }
        double[] ordered = new double[size()];
        forEach((i, value) -> ordered[i] = value);
        return ordered;
    }

    /**
     * Returns the elements in the order of the file.
     *
     * @return the elements, which must not be changed; integers beyond 2^53 are rounded
     */
    public double[] doublesInFile() {
        if (doubles.length > 0) {
            return doubles;
        }
        double[] converted = new double[size()];
        IntStream.range(0, (converted.length + PART - 1) / PART).parallel().forEach(part -> {
            int end = Math.min(converted.length, (part + 1) * PART);
            for (int i = part * PART; i < end; i++) {
                converted[i] = at(i);
            }
        });
        return converted;
    }

    /**
     * Returns the elements with the last index running fastest (C order), rounded to floats.
     *
     * @return the elements; beyond the range of a float they are infinite
     */
    public float[] floats() {
        float[] floats = new float[size()];
        forEach((i, value) -> floats[i] = (float) value);
        return floats;
    }

    /**
     * Passes each element to a consumer, the last index running fastest (C order). Needs no memory for a copy.
     *
     * @param consumer receives the elements
     */
    public void forEach(ElementConsumer consumer) {
        int[] positions = positions();
        int size = size();
        for (int i = 0; i < size; i++) {
            consumer.accept(i, at(positions == null ? i : positions[i]));
        }
    }

    /**
     * Returns whether another array has the same elements in C order, perhaps in another shape. Needs no memory for
     * copies.
     *
     * @param other the other array
     * @return true if all elements are equal; NaN equals NaN
     */
    public boolean hasElementsOf(NpyArray other) {
        if (size() != other.size()) {
            return false;
        }
        int[] positions = positions();
        int[] others = other.positions();
        for (int i = 0; i < size(); i++) {
            double mine = at(positions == null ? i : positions[i]);
            if (Double.compare(mine, other.at(others == null ? i : others[i])) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the element at a position in the file. */
    private double at(int position) {
        return doubles.length > 0
                ? doubles[position]
                : header.type().get(values, header.type().bytes() * position);
    }

    /** Returns the position in the file of each element in C order; null if that is the order of the file. */
    private int[] positions() {
        if (!header.fortran() || header.shape().size() < 2) {
            return null;
        }
        int rank = header.shape().size();
        int[] strides = new int[rank];
        strides[0] = 1;
        for (int d = 1; d < rank; d++) {
            strides[d] = strides[d - 1] * header.shape().get(d - 1);
        }
        int[] positions = new int[size()];
        int[] index = new int[rank];
        for (int i = 0, at = 0; i < positions.length; i++) {
            positions[i] = at;
            for (int d = rank - 1; d >= 0; d--) {
                at += strides[d];
                if (++index[d] < header.shape().get(d)) {
                    break;
                }
                at -= strides[d] * index[d];
                index[d] = 0;
            }
        }
        return positions;
    }
}
