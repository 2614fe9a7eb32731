package lanewise.npy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** An array of numbers of any dimension. Immutable. */
public final class NpyArray {

    private static final int TILE = 32;

    private final NpyHeader header;
    private final ByteBuffer values;

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

    /** @param bytes all elements as they are in the file; not copied */
    NpyArray(NpyHeader header, byte[] bytes) {
        this.header = header;
        values = ByteBuffer.wrap(bytes).order(header.type().order());
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
        return values.capacity() / header.type().bytes();
    }

    /**
     * Returns the elements with the last index running fastest (C order), whatever their order in the file.
     *
     * @return the elements; integers beyond 2^53 are rounded
     */
    public double[] doubles() {
        if (header.fortran() && header.shape().size() == 2) {
            return inRows();
        }
        if (!header.fortran() || header.shape().size() < 2) {
            return inFileOrder();
        }
        double[] doubles = new double[size()];
        forEach((i, value) -> doubles[i] = value);
        return doubles;
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
        NpyType type = header.type();
        int[] positions = positions();
        int size = size();
        for (int i = 0; i < size; i++) {
            consumer.accept(i, type.get(values, type.bytes() * (positions == null ? i : positions[i])));
        }
    }

    private double[] inFileOrder() {
        double[] doubles = new double[size()];
        NpyType type = header.type();
        if (type.kind() == 'f' && type.bytes() == Double.BYTES) {
            values.asDoubleBuffer().get(doubles);
            return doubles;
        }
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = type.get(values, type.bytes() * i);
        }
        return doubles;
    }

    /** Transposes a matrix whose columns follow one another in the file, by tiles that fit in the cache. */
    private double[] inRows() {
        int rows = header.shape().get(0);
        int cols = header.shape().get(1);
        NpyType type = header.type();
        double[] doubles = new double[size()];
        IntStream.range(0, (rows + TILE - 1) / TILE).parallel().forEach(tile -> {
            int end = Math.min(rows, (tile + 1) * TILE);
            for (int col = 0; col < cols; col += TILE) {
                for (int j = col; j < Math.min(cols, col + TILE); j++) {
                    for (int i = tile * TILE; i < end; i++) {
                        doubles[i * cols + j] = type.get(values, type.bytes() * (j * rows + i));
                    }
                }
            }
        });
        return doubles;
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
