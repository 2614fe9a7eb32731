package lanewise.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.html.HtmlPage;

/** The kinds of files that this program writes. They are recognized by their first bytes. */
public enum OwnFile {
    /** A model. */
    MODEL("a model"),
    /** A network in the format ONNX. */
    ONNX("an ONNX model"),
    /** A picture. */
    PICTURE("a picture of this program"),
    /** A page of HTML: a report, a drawing page or a comparison. */
    PAGE("a page of this program"),
    /** A comparison of benchmark reports as text, Markdown, CSV or JSON. */
    COMPARISON("a comparison"),
    /** A table of predicted labels or of probabilities. */
    PREDICTIONS("predictions");

    private static final int HEAD = 1 << 13;

    /** The first fields of an ONNX file: the version of the format, and the producer. */
    private static final Pattern ONNX_HEAD = Pattern.compile("\b.\u0012\bLanewise", Pattern.DOTALL);

    private static final Pattern COMPARISON_JSON = Pattern.compile("\\{\\s*\"sides\"");

    /** The first line of the comparison of variants, or of a trend. */
    private static final Pattern COMPARISON_TEXT =
            Pattern.compile("Variants by .*\n|[\\d,]+ runs?, [\\d,]+ benchmarks?\\b.*\n");

    /** The start of a table of labels, or of probabilities. Competitions and other programs use the same header. */
    private static final Pattern LABELS = Pattern.compile("ImageId,Label\n(?:[^,\n]+,-?\\d+\n)*+[^,\n]*,?-?\\d*");

    private static final Pattern PROBABILITIES =
            Pattern.compile("ImageId(?:,-?\\d+)+\n(?:[^,\n]+(?:,\\d\\.\\d{6})+\n)*+[^,\n]*[,\\d.]*");

    private final String words;

    OwnFile(String words) {
        this.words = words;
    }

    /** Returns what such a file contains, for messages. */
    String words() {
        return words;
    }

    /** Returns the kind of a file, or nothing if this program did not write it. */
    static Optional<OwnFile> of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            in.skipNBytes(Math.max(0, Files.size(file) - 2 * HEAD));
            return of(head, head + new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<OwnFile> of(String head, String ends) {
        if (head.indexOf('{') == Long.BYTES && head.contains("\"lanewise.format\"")) {
            return Optional.of(MODEL);
        }
        if (ONNX_HEAD.matcher(head).lookingAt()) {
            return Optional.of(ONNX);
        }
        if (head.startsWith("\u0089PNG") && head.contains("Software\0Lanewise")) {
            return Optional.of(PICTURE);
        }
        if (head.contains(HtmlPage.GENERATOR)) {
            return Optional.of(PAGE);
        }
        if (isComparison(head, ends)) {
            return Optional.of(COMPARISON);
        }
        boolean predictions =
                LABELS.matcher(head).matches() || PROBABILITIES.matcher(head).matches();
        return predictions ? Optional.of(PREDICTIONS) : Optional.empty();
    }

    /** The environments of a comparison as text are at its end. */
    private static boolean isComparison(String head, String ends) {
        return head.startsWith("# Benchmark comparison")
                || head.startsWith("benchmark,mode,threads,parameters,unit,base,side,")
                || COMPARISON_JSON.matcher(head).lookingAt()
                || COMPARISON_TEXT.matcher(head).lookingAt()
                || ends.contains(" against ") && ends.contains("\nEnvironments");
    }
}
