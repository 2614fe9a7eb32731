package lanewise.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats that can be read, told by the first bytes of a file. */
enum PictureFormat {
    PNG("\u0089PNG\r\n\u001a\n"),
    JPEG("\u00ff\u00d8\u00ff"),
    GIF("GIF8"),
    BMP("BM");

    /** What a file can be instead, by its first bytes. */
    private enum Other {
        PDF("%PDF", "a PDF document"),
        GZIP("\u001f\u008b", "a gzip file"),
        ZIP("PK\u0003\u0004", "a ZIP archive"),
        TIFF_LITTLE("II*\0", "a TIFF picture"),
        TIFF_BIG("MM\0*", "a TIFF picture"),
        RIFF("RIFF", "a WebP picture or another RIFF file"),
        IDX("\0\0\u0008", "an IDX file of examples (which --data takes)"),
        HEIC("\0\0\0", "a HEIC or AVIF picture, or a video"),
        XML("<", "a web page, an SVG drawing or another XML file");

        private final String start;
        private final String name;

        Other(String start, String name) {
            this.start = start;
            this.name = name;
        }
    }

    /** No text has a byte below the tabulator's. */
    private static final int LEAST_OF_TEXT = '\t';

    private static final int SNIFFED = 512;

    private final String start;

    PictureFormat(String start) {
        this.start = start;
    }

    /** The format of a file that begins so; empty if it is none of them. */
    static Optional<PictureFormat> of(byte[] bytes) {
        String head = head(bytes);
        return Arrays.stream(values())
                .filter(format -> head.startsWith(format.start))
                .findFirst();
    }

    /** What a file of none of the formats is, as far as its beginning tells. */
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
