package lanewise.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import lanewise.html.HtmlPage;

/** Recognizes files that this program wrote by their first bytes. Such a file may be replaced without being asked. */
final class OwnFile {

    private static final int HEAD = 1 << 13;

    /** The first fields of an ONNX file: the version of the format, and the producer. */
    private static final Pattern ONNX = Pattern.compile("\b.\u0012\bLanewise", Pattern.DOTALL);

    private static final Pattern COMPARISON_JSON = Pattern.compile("\\{\\s*\"sides\"");

    /** The first line of the comparison of variants, or of a trend. */
    private static final Pattern COMPARISON_TEXT =
            Pattern.compile("Variants by .*\n|[\\d,]+ runs?, [\\d,]+ benchmarks?\\b.*\n");

    /** The start of a table of labels, or of probabilities. Competitions and other programs use the same header. */
    private static final Pattern LABELS = Pattern.compile("ImageId,Label\n(?:[^,\n]+,-?\\d+\n)*+[^,\n]*,?-?\\d*");

    private static final Pattern PROBABILITIES =
            Pattern.compile("ImageId(?:,-?\\d+)+\n(?:[^,\n]+(?:,\\d\\.\\d{6})+\n)*+[^,\n]*[,\\d.]*");

    private OwnFile() {}

    /** Returns whether a file is a model of this program. */
    static boolean isModel(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return isModel(new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isModel(String head) {
        return head.indexOf('{') == Long.BYTES && head.contains("\"lanewise.format\"");
    }

    /** Returns whether this program wrote a file. An empty file has nothing to lose and counts as such. */
    static boolean is(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            in.skipNBytes(Math.max(0, Files.size(file) - 2 * HEAD));
            return is(head) || isComparison(head + new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean is(String head) {
        boolean picture = head.startsWith("\u0089PNG") && head.contains("Software\0Lanewise");
        boolean onnx = ONNX.matcher(head).lookingAt();
        boolean comparison = head.startsWith("# Benchmark comparison")
                || head.startsWith("benchmark,mode,threads,parameters,unit,base,side,")
                || COMPARISON_JSON.matcher(head).lookingAt()
                || COMPARISON_TEXT.matcher(head).lookingAt();
        return head.isEmpty()
                || isModel(head)
                || picture
                || onnx
                || comparison
                || LABELS.matcher(head).matches()
                || PROBABILITIES.matcher(head).matches()
                || head.contains(HtmlPage.GENERATOR);
    }

    /**
     * Returns whether the first and the last bytes are those of a comparison as text, whose environments are at the
     * end.
     */
    private static boolean isComparison(String ends) {
        return ends.contains(" against ") && ends.contains("\nEnvironments");
    }
}
