package lanewise.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/**
 * The type of the elements of an array.
 *
 * @param kind the kind, as in NumPy's type strings: f (float), i (signed integer), u (unsigned integer) or b (Boolean)
 * @param bytes bytes of an element
 * @param order byte order
 */
record NpyType(char kind, int bytes, ByteOrder order) {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("f2", "float16"),
            Map.entry("f4", "float32"),
            Map.entry("f8", "float64"),
            Map.entry("i1", "int8"),
            Map.entry("i2", "int16"),
            Map.entry("i4", "int32"),
            Map.entry("i8", "int64"),
            Map.entry("u1", "uint8"),
            Map.entry("u2", "uint16"),
            Map.entry("u4", "uint32"),
            Map.entry("u8", "uint64"),
            Map.entry("b1", "bool"));

    /** Parses a type string such as {@code <f4}; empty if the type is not a supported number. */
    static Optional<NpyType> of(String text) {
        if (text.length() != 3 || "<>|=".indexOf(text.charAt(0)) < 0 || !NAMES.containsKey(text.substring(1))) {
            return Optional.empty();
        }
        ByteOrder order = switch (text.charAt(0)) {
            case '>' -> ByteOrder.BIG_ENDIAN;
            case '=' -> ByteOrder.nativeOrder();
            default -> ByteOrder.LITTLE_ENDIAN;
        };
        return Optional.of(new NpyType(text.charAt(1), text.charAt(2) - '0', order));
    }

    /** Returns NumPy's name, such as {@code float32}. */
    String label() {
        return NAMES.get("" + kind + bytes);
    }

    /** Returns the element at a byte offset. An integer beyond 2^53 is rounded. */
    double get(ByteBuffer values, int offset) {
        return switch (kind) {
            case 'f' -> bytes == 8 ? values.getDouble(offset) : single(values, offset);
            case 'i' -> signed(values, offset);
            case 'u' -> unsigned(values, offset);
            default -> values.get(offset) == 0 ? 0 : 1;
        };
    }

    private float single(ByteBuffer values, int offset) {
        return bytes == 4 ? values.getFloat(offset) : HalfFloat.toFloat(values.getShort(offset));
    }

    private long signed(ByteBuffer values, int offset) {
        return switch (bytes) {
            case 1 -> values.get(offset);
            case 2 -> values.getShort(offset);
            case 4 -> values.getInt(offset);
            default -> values.getLong(offset);
        };
    }

    private double unsigned(ByteBuffer values, int offset) {
        return switch (bytes) {
            case 1 -> Byte.toUnsignedInt(values.get(offset));
            case 2 -> Short.toUnsignedInt(values.getShort(offset));
            case 4 -> Integer.toUnsignedLong(values.getInt(offset));
            default -> toDouble(values.getLong(offset));
        };
    }

    private static double toDouble(long unsigned) {
        return unsigned >= 0 ? unsigned : 2.0 * (unsigned >>> 1 | unsigned & 1);
    }
}
