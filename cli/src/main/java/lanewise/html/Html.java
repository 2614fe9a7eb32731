package lanewise.html;

import lanewise.text.Printable;

/** Text on its way into HTML. */
public final class Html {

    private Html() {}

    /** The text as it can stand between tags and in a quoted attribute. */
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
