package lanewise.benchmarks;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads JSON, checks that it has the structure of a report, and reports where it does not. */
final class Json {

    private static final int LONGEST_NAME = 2000;

    private final JsonParser parser;

    /**
     * Creates a reader.
     *
     * @param parser parser whose current token starts the next value to read
     */
    Json(JsonParser parser) {
        this.parser = parser;
    }

    /** Valid JSON that is unexpected in a report. */
    static final class UnexpectedException extends IOException {
        private static final long serialVersionUID = 1L;

        UnexpectedException(String message) {
            super(message);
        }
    }

    /** Receives each value of an object or an array, and must read all of it. */
    interface Reader {
        void read(String name) throws IOException;
    }

    /** Reads an object, value by value. */
    void object(String what, Reader value) throws IOException {
        require(JsonToken.START_OBJECT, what, "an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            value.read(name);
        }
    }

    /** Reads an array, element by element. */
    void array(String what, Reader element) throws IOException {
        require(JsonToken.START_ARRAY, what, "an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read(what);
        }
    }

    String string(String what) throws IOException {
        require(JsonToken.VALUE_STRING, what, "a string");
        return parser.getText();
    }

    /** Reads a value that is neither an object nor an array as text. */
    String text(String what) throws IOException {
        if (parser.currentToken().isStructStart()) {
            throw unexpected("'" + what + "' is " + found() + ", not a string");
        }
        return isNull() ? "null" : limited(what, parser.getText());
    }

    /** Checks the length of a name, which is printed many times, and returns it. */
    String limited(String what, String name) throws UnexpectedException {
        if (name.length() > LONGEST_NAME) {
            throw unexpected("a name or value in '" + what + "' has more than " + LONGEST_NAME + " characters");
        }
        return name;
    }

    int count(String what) throws IOException {
        double number = number(what);
        if (number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
            throw unexpected("'" + what + "' is " + parser.getText() + ", not a whole number of 0 or more");
        }
        return (int) number;
    }

    /** Reads a number. JMH writes NaN and infinity as strings. */
    double number(String what) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_NUMBER_INT:
            case VALUE_NUMBER_FLOAT:
                return parser.getDoubleValue();
            case VALUE_NULL:
                return Double.NaN;
            case VALUE_STRING:
                switch (parser.getText()) {
                    case "NaN":
                        return Double.NaN;
                    case "Infinity":
                    case "+Infinity":
                        return Double.POSITIVE_INFINITY;
                    case "-Infinity":
                        return Double.NEGATIVE_INFINITY;
                    default:
                        break;
                }
                break;
            default:
                break;
        }
        throw unexpected("'" + what + "' is " + found() + ", not a number");
    }

    /** Skips a value. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    private void require(JsonToken token, String what, String expected) throws UnexpectedException {
        if (parser.currentToken() != token) {
            throw unexpected("'" + what + "' is " + found() + ", not " + expected);
        }
    }

    UnexpectedException unexpected(String problem) {
        JsonLocation place = parser.currentTokenLocation();
        return new UnexpectedException(problem + " (" + where(place) + ")");
    }

    static String where(JsonLocation place) {
        return "line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** Describes the current value. */
    String found() {
        switch (parser.currentToken()) {
            case START_OBJECT:
                return "an object";
            case START_ARRAY:
                return "an array";
            case VALUE_STRING:
                return "a string";
            case VALUE_TRUE:
            case VALUE_FALSE:
                return "true or false";
            case VALUE_NULL:
                return "null";
            default:
                return "a number";
        }
    }
}
