package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rejects retired phrases and British spelling in all sources, texts and scripts of the project. Names are checked too:
 * {@code isNoModel} is read as "is no model". A phrase is also found if it continues on the next line.
 */
class WordingTest {

    /**
     * A phrase that is not used.
     *
     * @param expression regular expression of the phrase in lower case; it begins at the beginning of a word
     * @param pattern the same, in the case that matters
     * @param replacement the words to use instead
     * @param example text in which the phrase occurs
     */
    private record Phrase(String expression, Pattern pattern, String replacement, String example) {

        @Override
        public String toString() {
            return example;
        }
    }

    private static Phrase phrase(String pattern, String replacement, String example) {
        Pattern anyCase = Pattern.compile("\\b(?:" + pattern + ")", Pattern.CASE_INSENSITIVE);
        return new Phrase(pattern, anyCase, replacement, example);
    }

    private static final List<Phrase> PHRASES = List.of(
            phrase("learnt\\b", "trained on; learned", "images learnt from"),
            phrase("(?:kept|set) apart\\b", "held out; separate", "examples kept apart"),
            phrase("one too many\\b", "unexpected", "the argument is one too many"),
            phrase("goes on\\b|going on with\\b", "continues; resumes", "goes on with the training"),
            phrase("(?<!there )(?:is|are) no (?!longer|more |fewer |less )", "is not a", "this isNoModel"),
            phrase("takes? (?:\\w+ ){1,3}for (?:a |the )?digit", "predicts", "takes a picture for the digit 3"),
            phrase(
                    "(?:takes|took|taken) (?:it |them |one )?for (?=\\d|what\\b|class\\b)",
                    "predicted as",
                    "taken for class 0"),
            phrase("mislabell?ed\\b", "misclassified", "mislabelled examples"),
            phrase("so far each way\\b", "in each direction", "up to so far each way"),
            phrase("greatest\\b", "maximum; largest", "the greatest of 128"),
            phrase("the least\\b(?! significant)", "minimum", "4 are the least"),
            phrase("beyond the noise\\b", "statistically significant", "a change beyond the noise"),
            phrase("of like ink\\b", "with similar pixels", "neighbors of like ink"),
            phrase("a number each\\b", "one number per", "units with a number each"),
            phrase("hopeless(?:ly)?\\b", "diverged", "a hopeless loss"),
            phrase("dead (?:units?|relus?)\\b|(?:units?|relus?) (?:die|dies|died)\\b", "inactive", "a relu dies"),
            phrase("the door\\b", "the entry point", "the door to the kernels"),
            phrase(
                    "(?:with|against|than) the definition\\b",
                    "the reference implementation",
                    "agreesWithTheDefinition"),
            phrase("twins?\\b", "implementation", "its scalar twin"),
            phrase("stands? (?:back|in for)\\b", "is unavailable; is replaced by", "standsBackWithoutC2"),
            phrase("(?:know|learn|learned)s? by heart\\b", "overfit", "to learn by heart"),
            phrase("besides?\\b", "next to; with; in addition to", "beside the file"),
            phrase("(?:tells|says|asks|knows|hears|wants)\\b", "reports; queries; has; receives", "a file tells which"),
            phrase("so many\\b", "n; this many", "of which so many are kept"),
            phrase("(?:has|have|with|is) room for\\b", "has buffers for", "with room for m examples"),
            phrase("time (?:is|was) over\\b", "time limit reached", "the time was over"),
            phrase("slips?\\b", "mistake", "two slips of the video"),
            phrase("from seed to seed\\b", "across seeds", "differs from seed to seed by 0.05"),
            phrase("turned (?:image|picture|matrix)", "rotated; transposed", "a turned image"),
            phrase("(?:network|model|classifier|weights?) (?:that )?answers?\\b", "predicts", "the network answers"),
            phrase("mak(?:e|es|ing) (?:a|the) layout\\b", "builds", "makes a layout"),
            phrase("per cent\\b", "percent; %", "five per cent"),
            phrase(
                    "(?:re|un|de)?(?:(?:initial|normal|general|regular|serial|visual|final|real|util)is(?=[aei])"
                            + "|(?:optim|minim|maxim|summar|categor|memor|emphas|quant|random)is(?=[aei]\\w*[dgrs]\\b|ation|ing)"
                            + "|(?:recogn|organ|vector|standard|synchron|special|custom|parallel)is(?=[aei]))",
                    "spelling with -iz-",
                    "initialisation"),
            phrase(
                    "(?:un)?(?:colour|behaviour|neighbour|favour|flavour|honour|labelled|labelling|modelled|modelling"
                            + "|licence|centred?\\b|metres?\\b|grey|artefact|judgement|defence|catalogue|analyse)",
                    "American spelling",
                    "neighbours"),
            new Phrase(
                    "(?<=[.*/] )nor\\b",
                    Pattern.compile("(?<=[.*/] )Nor\\b"),
                    "begin with the subject",
                    "// Nor is it fast."));

    /**
     * A place where a phrase has to stay.
     *
     * @param place end of the path of a file
     * @param phrase the phrase as it occurs there, in lower case
     * @param reason why it has to stay
     */
    private record Exception(String place, String phrase, String reason) {

        boolean covers(Finding finding) {
            return finding.place.endsWith(place)
                    && finding.text.toLowerCase(Locale.ROOT).startsWith(phrase);
        }
    }

    private static final List<Exception> EXCEPTIONS = List.of(
            new Exception("CHANGELOG.md", "mislabelled", "names an option that was renamed"),
            new Exception("cli/Main.java", "mislabelled", "hidden alias of an option"),
            new Exception("cli/Main.java", "initialis", "hidden alias of an option"),
            new Exception("draw/draw.html", "labelled", "name of an attribute in the ARIA standard"),
            new Exception("watch/watch.html", "labelled", "name of an attribute in the ARIA standard"),
            new Exception("CHANGELOG.md", "wants", "names a method that was renamed"),
            new Exception("network/Initialization.java", "initialis", "name of a stream, which determines the weights"),
            new Exception("training/first20.py", "initialis", "name of a stream, which determines the weights"),
            new Exception("recipes/Hyperparameter.java", "initialis", "name in files of earlier versions"),
            new Exception("recipes/HyperparameterTest.java", "initialis", "name in files of earlier versions"),
            new Exception("storage/Tensors.java", "normalis", "name in files of earlier versions"),
            new Exception("cli/UsageErrorsTest.java", "optimis", "an option that is misspelled on purpose"),
            new Exception("spelling/SpellingTest.java", "colour", "a word that is misspelled on purpose"),
            new Exception("spelling/SpellingTest.java", "behaviour", "a word that is misspelled on purpose"),
            new Exception("spelling/SpellingTest.java", "normalis", "a word that is misspelled on purpose"),
            new Exception("storage/README.md", "initialis", "describes files of earlier versions"));

    private record Finding(String place, int line, String text, String replacement) {

        @Override
        public String toString() {
            return place + ":" + line + ": '" + text + "'; write: " + replacement;
        }
    }

    private static final Path ROOT = Path.of("..");
    private static final Pattern TEXT_FILE =
            Pattern.compile(".*\\.(?:java|md|html|js|css|properties|sh|py|xml|yml|bat|txt)|lanewise|run|arm|NOTICE");
    private static final Pattern CONTINUATION = Pattern.compile("^\\s*(?:\\*|//|#|\\+ \")?\\s*");
    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** Line breaks, with the characters that continue a comment or a text on the next line. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\"?\\s*\\n\\s*(?:\\*|//|#|\\+ \")?\\s*");

    /** All phrases in one expression for text in lower case, because most files contain none of them. */
    private static final Pattern ANY =
            Pattern.compile("\\b(?:" + PHRASES.stream().map(Phrase::expression).collect(Collectors.joining("|")) + ")");

    private static List<Finding> findingsInText(String place, String text) {
        String words = CAMEL_CASE.matcher(text).replaceAll(" ");
        String oneLine = LINE_BREAK.matcher(words).replaceAll(" ").toLowerCase(Locale.ROOT);
        return ANY.matcher(oneLine).find() ? findings(place, text.lines().toList()) : List.of();
    }

    private static List<Finding> findings(String place, List<String> lines) {
        List<Finding> findings = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            String line = words(lines.get(n));
            String next = n + 1 < lines.size() ? words(lines.get(n + 1)) : "";
            String both = line + " " + CONTINUATION.matcher(next).replaceFirst("");
            for (Phrase phrase : PHRASES) {
                Matcher matcher = phrase.pattern.matcher(both);
                while (matcher.find() && matcher.start() < line.length()) {
                    findings.add(new Finding(place, n + 1, matcher.group(), phrase.replacement));
                }
            }
        }
        return findings;
    }

    /** Returns a line with spaces between the words of names, and without a quotation mark at its end. */
    private static String words(String line) {
        String stripped = line.stripTrailing();
        String open = stripped.endsWith("\"")
                ? stripped.substring(0, stripped.length() - 1).stripTrailing()
                : stripped;
        return CAMEL_CASE.matcher(open).replaceAll(" ");
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                Set<String> skipped = Set.of("target", ".git", ".idea", "node_modules");
                return skipped.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (TEXT_FILE.matcher(file.getFileName().toString()).matches()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static List<Finding> findingsInProject() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Path file : files()) {
            String place = ROOT.relativize(file).toString().replace('\\', '/');
            if (!place.endsWith("WordingTest.java")) {
                findings.addAll(findingsInText(place, Files.readString(file)));
            }
        }
        return findings;
    }

    @Test
    void textsUseNoRetiredPhrase() throws IOException {
        Set<Exception> unused = new LinkedHashSet<>(EXCEPTIONS);
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : findingsInProject()) {
            List<Exception> covering = EXCEPTIONS.stream()
                    .filter(exception -> exception.covers(finding))
                    .toList();
            covering.forEach(unused::remove);
            if (covering.isEmpty()) {
                findings.add(finding);
            }
        }
        String message = findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
        assertEquals("", message);
        assertEquals(Set.of(), unused, "exceptions that are not needed");
    }

    @Test
    void projectHasTextFilesOfEveryKind() throws IOException {
        List<Path> files = files();
        for (String end : List.of(".java", ".md", ".html", ".js", ".css", "lanewise", ".properties")) {
            assertTrue(files.stream().anyMatch(file -> file.toString().endsWith(end)), end);
        }
    }

    static List<Phrase> phrases() {
        return PHRASES;
    }

    @ParameterizedTest
    @MethodSource("phrases")
    void findsAPhraseInOneLineAndInTwo(Phrase phrase) {
        String example = phrase.example;
        List<Finding> findings = findingsInText("", example);
        assertEquals(
                List.of(phrase.replacement),
                findings.stream().map(Finding::replacement).toList());
        String found = findings.get(0).text;
        for (int space = found.indexOf(' '); space >= 0; space = found.indexOf(' ', space + 1)) {
            int at = example.indexOf(found) + space;
            String lines = "    \"" + example.substring(0, at) + " \"\n    + \"" + example.substring(at + 1) + "\"";
            assertTrue(example.indexOf(found) < 0 || findingsInText("", lines).size() == 1, lines);
        }
    }

    @Test
    void findsNoPhraseInPlainText() {
        List<String> plain = List.of(
                "there is no such file; it is no longer needed, and is no more than a copy",
                "resumes at the least significant bit; an optimistic realist minimizes a normalized color",
                "at least one; north of the center; a noisy machine; unknown; mistaken for another");
        assertEquals(List.of(), findings("", plain));
        assertEquals(List.of(), findingsInText("", String.join("\n", plain)));
    }
}
