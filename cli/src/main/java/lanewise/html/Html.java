package lanewise.html;

import lanewise.text.Printable;

/** Escapes text for HTML, and wraps it in elements. */
public final class Html {

    private Html() {}

    /**
     * Returns an element on a line of its own.
     *
     * @param name the name of the tag
     * @param text any text; escaped
     * @return the element
     */
    public static String element(String name, String text) {
        return '<' + name + '>' + escaped(text) + "</" + name + ">\n";
    }

    /**
     * Returns text in a form that is safe between tags and in a quoted attribute.
     *
     * @param text any text
     * @return the text with special characters escaped
     */
    public static String escaped(String text) {
        StringBuilder html = new StringBuilder();
        for (char c : Printable.of(text).toCharArray()) {
            switch (c) {
                case '&':
                    html.append("&amp;");
                    break;
                case '<':
                    html.append("&lt;");
                    break;
                case '>':
                    html.append("&gt;");
                    break;
                case '"':
                    html.append("&quot;");
                    break;
                case '\'':
                    html.append("&#39;");
                    break;
                default:
                    html.append(c);
            }
        }
        return html.toString();
    }
}
