package lanewise.kernels.lookup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.kernels.KernelsProvider;

/** Explains the messages of {@link ServiceLoader} about classes that the files in META-INF/services name. */
final class ServiceFiles {

    private static final String FILE = "META-INF/services/" + KernelsProvider.class.getName();

    /** What is wrong with a class, by the message of {@link ServiceLoader}. */
    private static final Map<Pattern, String> PROBLEMS = Map.of(
            Pattern.compile("(\\S+) not a subtype"), "does not implement " + KernelsProvider.class.getSimpleName(),
            Pattern.compile("Provider (\\S+) not found"), "does not exist",
            Pattern.compile("(\\S+) Unable to get public .* constructor.*"),
                    "is not public, or has no public constructor without parameters",
            Pattern.compile("Provider (\\S+) could not be instantiated: java\\.lang\\.InstantiationException.*"),
                    "is abstract");

    private ServiceFiles() {}

    /** Returns a message with the jar and the file that name the class, or the message itself if it is another one. */
    static String explain(String message) {
        for (Map.Entry<Pattern, String> problem : PROBLEMS.entrySet()) {
            Matcher matcher = problem.getKey().matcher(message);
            if (matcher.matches()) {
                String type = matcher.group(1);
                return containerOf(type)
                        .map(container -> container + ": " + FILE + " names " + type + ", which " + problem.getValue())
                        .orElse(message);
            }
        }
        return message;
    }

    /** Returns the name of the jar or folder whose file names a class. */
    private static Optional<String> containerOf(String type) {
        try {
            for (URL url : Collections.list(KernelsLookup.loader().getResources(FILE))) {
                if (names(url, type)) {
                    String container = url.toString().replaceFirst("!?/" + Pattern.quote(FILE) + "$", "");
                    String name = container.substring(container.lastIndexOf('/') + 1);
                    return Optional.of(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
                }
            }
            return Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static boolean names(URL url, String type) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .anyMatch(type::equals);
        }
    }
}
