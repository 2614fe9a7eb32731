package lanewise.storage;

import java.nio.charset.StandardCharsets;
import lanewise.errors.LanewiseException;

/** The kind of a file that is not a model, detected from its first bytes. */
enum FileKind {
    ZIP("a ZIP archive", FileKind.SAVE, 'P', 'K', 3, 4),
    NUMPY(
            "a single NumPy array",
            "save all weights and biases in one file with numpy.savez, such as numpy.savez('weights.npz', W1=W1, "
                    + "b1=b1)",
            0x93,
            'N',
            'U',
            'M',
            'P',
            'Y'),
    HDF5("an HDF5 file, such as Keras writes", FileKind.SAVE, 0x89, 'H', 'D', 'F'),
    PICKLE("a Python pickle", FileKind.SAVE, 0x80),
    GZIP("a gzip file", "decompress it first (gunzip)", 0x1f, 0x8b),
    PNG("a PNG picture", FileKind.NAME, 0x89, 'P', 'N', 'G'),
    JPEG("a JPEG picture", FileKind.NAME, 0xff, 0xd8, 0xff),
    IDX("IDX data, the format of MNIST", FileKind.NAME, 0, 0, 8),
    ONNX("an ONNX file", "give the model from which it was exported", 8, FileKind.ANY, 0x12),
    PAGE("a web page (HTML or XML), probably from a failed download", "download the file again", '<'),
    JSON("JSON text", FileKind.NAME, '{'),
    TEXT("text", FileKind.NAME),
    UNKNOWN("data of an unknown kind", FileKind.NAME);

    private static final int ANY = -1;
    private static final String NAME = "give a model file written by train --model";
    private static final String SAVE = "save the weights with safetensors (save_file in Python)";

    private final String description;
    private final String advice;
    private final int[] start;

    FileKind(String description, String advice, int... start) {
        this.description = description;
        this.advice = advice;
        this.start = start;
    }

    /** Returns the kind of a file with these first bytes. */
    static FileKind of(byte[] head) {
        for (FileKind kind : values()) {
            if (kind.start.length > 0 && kind.starts(head)) {
                return kind;
            }
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return !text.isEmpty() && text.chars().noneMatch(c -> c < '\t') ? TEXT : UNKNOWN;
    }

    /** Returns whether a file of this kind starts with these bytes. */
    boolean starts(byte[] head) {
        for (int i = 0; i < start.length; i++) {
            if (i >= head.length || start[i] != ANY && Byte.toUnsignedInt(head[i]) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the exception for a file of this kind where a model is expected. */
    LanewiseException refusal(String file) {
        return new LanewiseException(file, "this is not a model file but " + description, advice);
    }
}
