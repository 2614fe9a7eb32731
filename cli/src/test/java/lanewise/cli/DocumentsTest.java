package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks README and the guides: their length, their links, their commands, and the example in them. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path EXAMPLE = Path.of("src", "examples", "mykernels");
    private static final Path VIDEO = Path.of("src", "examples", "Video.java");
    private static final int MOST_LINES = 150;
    private static final int MOST_WORDS = 900;
    private static final long MOST_IMAGE_BYTES = 300 * 1024;

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n").strip();
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Test
    void readmeIsShort() throws IOException {
        String readme = read(ROOT.resolve("README.md"));
        assertTrue(readme.lines().count() <= MOST_LINES, readme.lines().count() + " lines");
        assertTrue(readme.split("\\s+").length <= MOST_WORDS, readme.split("\\s+").length + " words");
        long bytes = 0;
        for (String image : matches("(?:src|srcset)=\"([^\"]*)\"", readme)) {
            bytes += Files.size(ROOT.resolve(image));
        }
        assertTrue(bytes > 0 && bytes <= MOST_IMAGE_BYTES, bytes + " bytes of images");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "core/README.md",
                "simd/README.md",
                "cli/README.md",
                "bench/README.md",
                "CONTRIBUTING.md",
                "SECURITY.md",
                "CHANGELOG.md"
            })
    void everyLinkLeadsSomewhere(String document) {
        Path file = ROOT.resolve(document);
        for (String link : matches("(?:\\]\\(|src=\"|srcset=\")([^)\\s\"]+)[)\"]", read(file))) {
            if (link.startsWith("https://")) {
                continue;
            }
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]);
            assertTrue(Files.exists(target), document + " links to " + link + ", which is not there");
            if (parts.length == 2 && !parts[0].endsWith(".java")) {
                assertTrue(anchors(read(target)).contains(parts[1]), document + " links to a missing heading: " + link);
            }
        }
    }

    /** Returns the anchors of headings in the format of GitHub. */
    private static Set<String> anchors(String markdown) {
        return matches("^#+ ([^\\n]*)$", markdown).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{Alnum} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** A link to a line of source code shows a part of this line. */
    @Test
    void theStepsOfTheVideoLinkToTheirLines() {
        String guide = read(ROOT.resolve("core/README.md"));
        List<String> lines = read(VIDEO).lines().toList();
        Set<Integer> linked = new HashSet<>();
        Matcher links = Pattern.compile("\\[`([^`]+)`\\]\\(\\.\\./cli/src/examples/Video\\.java#L(\\d+)\\)")
                .matcher(guide);
        while (links.find()) {
            int line = Integer.parseInt(links.group(2));
            linked.add(line);
            String code = lines.get(line - 1);
            assertTrue(
                    code.contains(links.group(1)),
                    "core/README.md shows " + links.group(1) + ", but line " + line + " of Video.java is: "
                            + code.strip());
        }
        assertEquals(links(guide), linked.size());
        int loop = lines.indexOf(lines.stream()
                .filter(line -> line.contains("i < iterations"))
                .findFirst()
                .orElseThrow());
        int calls = 0;
        for (int i = loop; !lines.get(i).equals("        }"); i++) {
            if (lines.get(i).strip().startsWith("k.")) {
                calls++;
                assertTrue(
                        linked.contains(i + 1),
                        "core/README.md has no link to line " + (i + 1) + " of Video.java: "
                                + lines.get(i).strip());
            }
        }
        assertEquals(15, calls);
    }

    /** Returns the number of links to lines of Video.java, in whatever form. */
    private static long links(String markdown) {
        return Pattern.compile("Video\\.java#L\\d+").matcher(markdown).results().count();
    }

    /** Checks that the documents contain no renamed command or option. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "core/README.md", "simd/README.md", "cli/README.md", "bench/README.md"})
    void everyCommandAndOptionExists(String document) {
        List<String> commands = matches("^ {4}lanewise ([^\\n]*)$", read(ROOT.resolve(document)));
        for (String command : commands) {
            String[] words = command.split(" ");
            boolean nested = words[0].equals("kernels") && words.length > 1 && words[1].matches("[a-z]+");
            Run help = nested ? Run.of(words[0], words[1], "--help") : Run.of(words[0], "--help");
            assertEquals(0, help.exit(), document + ": " + command + "\n" + help.err());
            for (String option : matches("(--[a-z-]+)", command)) {
                assertTrue(
                        Pattern.compile(Pattern.quote(option) + "\\b")
                                .matcher(help.out())
                                .find(),
                        document + ": " + command + " has no " + option);
            }
        }
    }

    @Test
    void theGuideToTheKernelsShowsTheExample() {
        String guide = read(ROOT.resolve("simd/README.md"));
        assertEquals(
                List.of(read(EXAMPLE.resolve("MyKernelsProvider.java")), read(EXAMPLE.resolve("MyKernelsTest.java"))),
                matches("```java\n(.*?)```", guide).stream().map(String::strip).toList());
        String services = read(EXAMPLE.resolve("META-INF/services/lanewise.kernels.KernelsProvider"));
        assertTrue(guide.contains("```\n" + services + "\n```"), services);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core/README.md", "simd/README.md"})
    void theCoordinatesHaveTheVersionOfTheProgram(String document) {
        String version = Run.of("--version").out().split("[ ,]")[1];
        assertTrue(read(ROOT.resolve(document))
                .contains("<artifactId>lanewise-core</artifactId>\n  <version>" + version + "</version>"));
    }
}
