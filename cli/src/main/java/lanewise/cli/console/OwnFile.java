package lanewise.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.html.HtmlPage;

/** The kinds of files that this program writes. They are recognized by their first bytes. */
public enum OwnFile {
    /** A model. */
    MODEL("a model", "digits.safetensors"),
    /** A network in the format ONNX. */
    ONNX("an ONNX model", "digits.onnx"),
    /** A picture. */
    PICTURE("a picture of this program", "digits.png"),
    /** The report of a training. */
    TRAINING_REPORT("a training report", "report.html", "htm"),
    /** The report of an experiment. */
    EXPERIMENT_REPORT("the report of an experiment", "report.html", "htm"),
    /** A page to draw on. */
    DRAW_PAGE("a page to draw digits", "draw.html", "htm"),
    /** A comparison of benchmark reports, or their trend, as a page. */
    COMPARISON_PAGE("a page with a comparison", "comparison.html", "htm"),
    /** A comparison of benchmark reports as text, Markdown, CSV or JSON. */
    COMPARISON("a comparison", "comparison.txt", "md", "csv", "json"),
    /** A table of predicted labels or of probabilities. */
    PREDICTIONS("predictions", "predictions.csv", "txt");

    /** Extensions of files of numbers, networks, pictures and texts. Other extensions are accepted for every kind. */
    private static final Set<String> KNOWN_EXTENSIONS = Set.of(
            "npz",
            "npy",
            "h5",
            "keras",
            "pt",
            "pth",
            "pkl",
            "tflite",
            "onnx",
            "safetensors",
            "html",
            "htm",
            "csv",
            "json",
            "txt",
            "md",
            "pdf",
            "svg",
            "png",
            "jpg",
            "jpeg",
            "gif",
            "bmp",
            "webp");

    /** The kinds of pages by the commands that write them. */
    private static final Map<String, OwnFile> PAGES = Map.of(
            "train", TRAINING_REPORT, "experiment", EXPERIMENT_REPORT, "draw", DRAW_PAGE, "compare", COMPARISON_PAGE);

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
    private final String example;
    private final Set<String> extensions;

    OwnFile(String words, String example, String... otherExtensions) {
        this.words = words;
        this.example = example;
        extensions = Stream.concat(Stream.of(extension(Path.of(example))), Stream.of(otherExtensions))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns what such a file contains, for messages. */
    String words() {
        return words;
    }

    /** Returns the name of such a file, for messages. */
    String example() {
        return example;
    }

    /** Returns whether the extension of a file is that of another format. */
    boolean isMisnamed(Path file) {
        String extension = extension(file);
        return KNOWN_EXTENSIONS.contains(extension) && !extensions.contains(extension);
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
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
        Optional<OwnFile> page = PAGES.entrySet().stream()
                .filter(entry -> head.contains(HtmlPage.generator(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
        if (page.isPresent()) {
            return page;
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
