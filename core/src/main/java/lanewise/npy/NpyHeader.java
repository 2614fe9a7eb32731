package lanewise.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * The header of an NPY file: eight bytes of magic number and version, the length of the description, and the
 * description, a Python dictionary (NumPy Enhancement Proposal 1).
 *
 * @param type type of the elements
 * @param fortran whether the first index runs fastest
 * @param shape sizes, first dimension first; empty for a single number
 * @param length number of bytes of the header, which precede the first element
 */
record NpyHeader(NpyType type, boolean fortran, List<Integer> shape, int length) {

    static final int[] MAGIC = {0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** Maximum length of a description. NumPy itself refuses more than 10,000 characters. */
    private static final int LONGEST = 10_000;

    /** Maximum size of an array in bytes: that of a Java array. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private static final int MOST_DIMENSIONS = 32;
    private static final String SAVE = "save arrays of numbers with numpy.savez";

    private static final Pattern DESCRIPTION = Pattern.compile("\\{\\s*(.*?),?\\s*}\\s*", Pattern.DOTALL);

    /** The type of an array of text: letters of Unicode or bytes. */
    private static final Pattern TEXT = Pattern.compile("'descr'\\s*:\\s*'[<>=|]?[USa][0-9]+'");

    private static final Pattern ENTRY =
            Pattern.compile("\\s*'(\\w+)'\\s*:\\s*('[^']*'|True|False|\\([\\dL, ]*\\)|\\[.*?])\\s*(?:,|$)");

    /**
     * Reads a header. The stream is then at the first element.
     *
     * @param place the file and the array, for messages
     * @throws LanewiseException if it is not a header, or not of an array of numbers
     */
    static NpyHeader read(String place, InputStream in) throws IOException {
        return description(place, in).parse(place);
    }

    /**
     * Reads a header as {@link #read} does, unless the array holds text.
     *
     * @param place the file and the array, for messages
     * @return the header; empty for an array of text
     * @throws LanewiseException if it is not a header, or not of an array of numbers or text
     */
    static Optional<NpyHeader> readUnlessText(String place, InputStream in) throws IOException {
        Description description = description(place, in);
        return TEXT.matcher(description.text).find() ? Optional.empty() : Optional.of(description.parse(place));
    }

    /** The description of the elements, and the length of the header. */
    private record Description(String text, int length) {

        NpyHeader parse(String place) {
            return NpyHeader.parse(place, text, length);
        }
    }

    /** Reads the start of a file up to the first element, and returns the description of the elements. */
    private static Description description(String place, InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        for (int i = 0; i < MAGIC.length; i++) {
            if (start.length < MAGIC.length + 2 || Byte.toUnsignedInt(start[i]) != MAGIC[i]) {
                throw new LanewiseException(place, "this is not a NumPy array", SAVE);
            }
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new LanewiseException(place, "version " + version + " of the NPY format is unknown", SAVE);
        }
        byte[] length = in.readNBytes(version == 1 ? 2 : 4);
        long bytes = 0;
        for (int i = length.length - 1; i >= 0; i--) {
            bytes = bytes << Byte.SIZE | Byte.toUnsignedLong(length[i]);
        }
        if (bytes > LONGEST) {
            throw damaged(place, "its header has " + bytes + " bytes");
        }
        byte[] description = in.readNBytes((int) bytes);
        if (description.length < bytes) {
            throw damaged(place, "its header is truncated");
        }
        return new Description(
                new String(description, StandardCharsets.UTF_8), start.length + length.length + description.length);
    }

    private static NpyHeader parse(String place, String description, int length) {
        String type = null;
        String fortran = null;
        String shape = null;
        Matcher whole = DESCRIPTION.matcher(description);
        if (!whole.matches()) {
            throw damaged(place, "its header is not a dictionary");
        }
        Matcher entries = ENTRY.matcher(whole.group(1));
        int at = 0;
        while (at < whole.group(1).length() && entries.find(at) && entries.start() == at) {
            String value = entries.group(2);
            switch (entries.group(1)) {
                case "descr" -> type = value;
                case "fortran_order" -> fortran = value;
                case "shape" -> shape = value;
                default -> throw damaged(place, "its header has an unknown entry");
            }
            at = entries.end();
        }
        if (type == null || fortran == null || shape == null || !shape.startsWith("(")) {
            throw damaged(place, "its header lacks the type, the order or the shape");
        }
        String name = type.replace("'", "");
        if (name.contains("O")) {
            throw new LanewiseException(place, "it holds Python objects as a pickle, which could run code", SAVE);
        }
        NpyType known = NpyType.of(name)
                .orElseThrow(() -> new LanewiseException(
                        place, "its elements have the type " + Text.quoted(name) + ", which is not a number", SAVE));
        return new NpyHeader(known, fortran.equals("True"), sizes(place, shape), length);
    }

    private static List<Integer> sizes(String place, String text) {
        List<Integer> sizes = new ArrayList<>();
        for (String size : text.replaceAll("[()L\\s]", "").split(",")) {
            if (!size.isEmpty()) {
                if (size.length() > 9 || sizes.size() == MOST_DIMENSIONS) {
                    throw damaged(place, "its shape is too large");
                }
                sizes.add(Integer.parseInt(size));
            }
        }
        return List.copyOf(sizes);
    }

    /** Returns the number of elements; {@code Long.MAX_VALUE} if it exceeds the range of a long. */
    long elements() {
        long elements = 1;
        for (int size : shape) {
            elements = size == 0 || elements <= Long.MAX_VALUE / size ? elements * size : Long.MAX_VALUE;
        }
        return elements;
    }

    /**
     * Checks that the array fits the file and the heap.
     *
     * @param place the file and the array, for messages
     * @param stored maximum number of bytes that the bytes in the file can hold
     * @param before bytes of the arrays before it
     */
    void check(String place, long stored, long before) {
        long elements = elements();
        long bytes = elements > LARGEST ? Long.MAX_VALUE : elements * type.bytes();
        if (bytes > LARGEST || before + bytes > Runtime.getRuntime().maxMemory()) {
            throw new LanewiseException(
                    place,
                    "its shape " + shape + " does not fit in Java's heap",
                    "start Java with a larger heap (-Xmx), or save smaller arrays");
        }
        if (bytes > stored) {
            throw new LanewiseException(
                    place,
                    "its shape " + shape + " takes " + Text.count(bytes, "byte") + ", more than the file holds",
                    "the file is damaged; copy or download it again");
        }
    }

    private static LanewiseException damaged(String place, String problem) {
        return new LanewiseException(place, problem, "the file is damaged; copy or download it again");
    }
}
