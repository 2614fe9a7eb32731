package lanewise.spelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import lanewise.cli.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks the spelling of documents, help, comments and messages in American English. A correct word that the dictionary
 * does not contain is added to {@code words.txt}.
 */
class SpellingTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("core", "simd", "cli", "bench");
    private static final List<String> COMMANDS = List.of(
            "",
            "train",
            "evaluate",
            "predict",
            "show",
            "data",
            "draw",
            "explain",
            "experiment",
            "mistakes",
            "gradcheck",
            "check",
            "export",
            "recipes",
            "kernels",
            "kernels verify",
            "kernels compare",
            "compare",
            "help");

    private static List<String> terms;
    private static Dictionary dictionary;

    @BeforeAll
    static void read() throws IOException {
        try (var file = SpellingTest.class.getResourceAsStream("words.txt")) {
            terms = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        dictionary = new Dictionary(terms);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the files below a folder whose names end in a suffix, without those that a build writes. */
    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !folder.relativize(file).toString().matches("(.*[/\\\\])?(target|\\.git)[/\\\\].*"))
                    .toList();
        }
    }

    private static void check(Map<String, Collection<String>> words) {
        Map<String, Set<String>> wrong = new TreeMap<>();
        words.forEach((place, all) -> {
            for (String word : all) {
                if (!dictionary.contains(word)) {
                    wrong.computeIfAbsent(word, w -> new TreeSet<>()).add(place);
                }
            }
        });
        assertTrue(
                wrong.isEmpty(),
                () -> "misspelled, or missing in words.txt:\n"
                        + String.join(
                                "\n",
                                wrong.entrySet().stream()
                                        .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                                        .toList()));
    }

    @Test
    void documents() throws IOException {
        Map<String, Collection<String>> words = new TreeMap<>();
        for (Path file : files(ROOT, ".md")) {
            words.put(file.toString(), Prose.ofMarkdown(text(file)));
        }
        assertTrue(words.size() >= 8, words.keySet().toString());
        check(words);
    }

    @Test
    void helpOfEveryCommand() {
        Map<String, Collection<String>> words = new TreeMap<>();
        for (String command : COMMANDS) {
            Run help = Run.of((command + " --help").strip().split(" "));
            assertEquals(0, help.exit(), help.err());
            words.put("lanewise " + command, Prose.words(help.out()));
        }
        check(words);
    }

    @Test
    void commentsAndMessages() throws IOException {
        Map<String, Collection<String>> words = new TreeMap<>();
        for (String module : MODULES) {
            Path sources = ROOT.resolve(module).resolve("src");
            for (Path file : files(sources, ".java")) {
                // Strings of tests contain misspelled input on purpose.
                boolean test = sources.relativize(file).startsWith("test");
                words.put(file.toString(), test ? Prose.ofComments(text(file)) : Prose.ofJava(text(file)));
            }
        }
        assertTrue(words.size() > 300, words.size() + " files");
        check(words);
    }

    @Test
    void pages() throws IOException {
        Map<String, Collection<String>> words = new TreeMap<>();
        for (Path file : files(Path.of("src", "main", "resources"), ".html")) {
            words.put(file.toString(), Prose.ofHtml(text(file)));
        }
        assertFalse(words.isEmpty());
        check(words);
    }

    @Test
    void findsMistakes() {
        for (String word : List.of("colour", "behaviour", "recieve", "normalise", "Teh")) {
            assertFalse(dictionary.contains(word), word);
        }
        for (String word : List.of("color", "behavior", "receive", "normalize", "The", "gradient")) {
            assertTrue(dictionary.contains(word), word);
        }
        assertEquals(
                List.of("Returns", "the", "colour", "of", "a", "digit", "ink", "row"),
                Prose.ofJava(
                                "/** Returns the colour of {@code Abc} a digit's\n * ink-row. */ int dW1 = \"--seed\"; // see A.b()")
                        .stream()
                        .filter(word -> !word.equals("see"))
                        .toList());
        assertEquals(List.of("no", "such", "fiel"), Prose.ofJava("error(\"%s: no such fiel\\n\");"));
        assertEquals(List.of("Run", "the", "tset"), Prose.ofMarkdown("Run `mvn` the tset:\n\n    lanewise trian\n"));
    }

    @Test
    void theListIsSortedAndHasOnlyWordsThatTheDictionaryLacks() {
        assertEquals(List.copyOf(new TreeSet<>(terms)), terms);
        assertEquals(
                List.of(), terms.stream().filter(dictionary::containsExactly).toList());
    }
}
