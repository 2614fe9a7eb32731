package lanewise.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats that can be read, by the first bytes of a file. */
enum PictureFormat {
    PNG("\u0089PNG\r\n\u001a\n"),
    JPEG("\u00ff\u00d8\u00ff"),
    GIF("GIF8"),
    BMP("BM");

    /** Other formats, by the first bytes of a file. */
    private enum Other {
        PDF("%PDF", "a PDF document"),
        GZIP("\u001f\u008b", "a gzip file"),
        ZIP("PK\u0003\u0004", "a ZIP archive"),
        TIFF_LITTLE("II*\0", "a TIFF picture"),
        TIFF_BIG("MM\0*", "a TIFF picture"),
        RIFF("RIFF", "a WebP picture or another RIFF file"),
        IDX("\0\0\u0008", "an IDX file of examples, for --data"),
        HEIC("\0\0\0", "a HEIC or AVIF picture, or a video"),
        XML("<", "a web page, an SVG drawing or another XML file");

        private final String start;
        private final String name;

        Other(String start, String name) {
            this.start = start;
            this.name = name;
        }
    }

    /** Text has no byte below the tab character. */
    private static final int LEAST_OF_TEXT = '\t';

    private static final int SNIFFED = 512;

    private final String start;

    PictureFormat(String start) {
        this.start = start;
    }

    /** Returns the format of a file; empty if it is none of these. */
    static Optional<PictureFormat> of(byte[] bytes) {
        String head = head(bytes);
        return Arrays.stream(values())
                .filter(format -> head.startsWith(format.start))
                .findFirst();
    }

    /** Returns what a file of another format is, according to its first bytes. */
    static String nameOfOther(byte[] bytes) {
        String head = head(bytes);
        return Arrays.stream(Other.values())
                .filter(other -> head.startsWith(other.start))
                .map(other -> other.name)
                .findFirst()
                .orElse(head.chars().allMatch(c -> c >= LEAST_OF_TEXT) ? "a text file" : "a file of an unknown kind");
    }

    private static String head(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, SNIFFED), StandardCharsets.ISO_8859_1);
    }
}
