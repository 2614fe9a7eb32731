package lanewise.spelling;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Extracts the words that are prose from source code and documents. Code, paths, options and identifiers are not prose.
 */
final class Prose {

    /** Text blocks, strings, characters and comments of Java, each as a whole. */
    private static final Pattern JAVA = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'|/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+(?:'[a-z]+)?");

    private Prose() {}

    /** Returns the words of the comments and strings of Java source. */
    static List<String> ofJava(String source) {
        return ofJava(source, true);
    }

    /** Returns the words of the comments of Java source. */
    static List<String> ofComments(String source) {
        return ofJava(source, false);
    }

    private static List<String> ofJava(String source, boolean strings) {
        List<String> words = new ArrayList<>();
        JAVA.matcher(source).results().map(MatchResult::group).forEach(token -> {
            if (token.startsWith("/")) {
                words.addAll(words(withoutTags(token)));
            } else if (strings && token.contains(" ")) {
                // A string without a space may be an identifier.
                words.addAll(words(token.replaceAll("\\\\[a-z]", " ").replaceAll("%[-,+.\\d]*[a-z]", " ")));
            }
        });
        return words;
    }

    private static String withoutTags(String comment) {
        return comment.replaceAll("(?s)<pre>.*?</pre>", " ")
                .replaceAll("(?s)\\{@(?:code|value|literal)\\s.*?\\}", " ")
                .replaceAll("(?s)\\{@link(?:plain)?\\s+\\S+?\\}", " ")
                .replaceAll("\\{@link(?:plain)?\\s+[^\\s}]+", " ")
                .replaceAll("@(?:param|throws|see)\\s+\\S+", " ")
                .replaceAll("@\\w+|https?://\\S+|<[^>]*>|&\\w+;", " ");
    }

    /** Returns the words of a Markdown document. */
    static List<String> ofMarkdown(String document) {
        return words(document.replaceAll("(?s)```.*?```", " ")
                .replaceAll("(?m)^ {4}.*$", " ")
                .replaceAll("`[^`]*`", " ")
                .replaceAll("\\]\\([^)]*\\)", " ")
                .replaceAll("(?s)<!--.*?-->|<[^>]*>", " ")
                .replaceAll("https?://\\S+", " "));
    }

    /** Returns the words of an HTML document, without its tags. */
    static List<String> ofHtml(String document) {
        return words(document.replaceAll("<[^>]*>|&\\w+;", " "));
    }

    /** Returns the words of plain text, without their quotes. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String token : text.split("[\\s\"()\\[\\]|*,;:!?…–]+")) {
            String bare = token.replaceAll("^['.{]+|['.}]+$", "").replaceAll("'s$", "");
            if (bare.startsWith("-")) {
                continue;
            }
            for (String part : bare.split("-")) {
                if (WORD.matcher(part).matches()) {
                    words.add(part);
                }
            }
        }
        return words;
    }
}
