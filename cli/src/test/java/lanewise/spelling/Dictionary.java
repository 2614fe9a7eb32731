package lanewise.spelling;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import morfologik.fsa.FSA;
import morfologik.fsa.FSATraversal;
import morfologik.fsa.MatchResult;

/**
 * The American English dictionary of LanguageTool, with words of this project. It is a finite state automaton whose
 * entries consist of a word, a separator and the frequency of the word.
 */
final class Dictionary {

    private static final String FILE = "org/languagetool/resource/en/hunspell/en_US.dict";
    private static final byte SEPARATOR = '+';

    private final FSA automaton;
    private final FSATraversal traversal;
    private final Set<String> terms;

    /** @param terms words that are not in the dictionary of LanguageTool, in lower case */
    Dictionary(List<String> terms) throws IOException {
        try (InputStream file = ClassLoader.getSystemResourceAsStream(FILE)) {
            automaton = FSA.read(file);
        }
        traversal = new FSATraversal(automaton);
        this.terms = Set.copyOf(terms);
    }

    /** Returns whether a word is spelled correctly. At the start of a sentence the first letter may be a capital. */
    boolean contains(String word) {
        return containsExactly(word)
                || containsExactly(word.toLowerCase(Locale.ROOT))
                || terms.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Returns whether the dictionary of LanguageTool contains a word. */
    boolean containsExactly(String word) {
        MatchResult match = traversal.match(word.getBytes(StandardCharsets.UTF_8));
        return match.kind == MatchResult.SEQUENCE_IS_A_PREFIX && automaton.getArc(match.node, SEPARATOR) != 0;
    }
}
