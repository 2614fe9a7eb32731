package lanewise.notebook.arrays;

import java.util.Locale;

/**
 * Writes equations and lines of NumPy in the orientation of the learner. Formulas use the names of the video, lines of
 * NumPy the names of the learner.
 */
public final class Notation {

    private final Notebook notebook;
    private final boolean rows;
    private final boolean inputRows;

    public Notation(Notebook notebook) {
        this.notebook = notebook;
        rows = notebook.layout().exampleRows();
        inputRows = notebook.layout().inputRows();
    }

    public String name(String role) {
        return notebook.name(role);
    }

    /** Returns the axis of NumPy along which the units lie in Z and A. */
    public int unitAxis() {
        return rows ? 1 : 0;
    }

    /** Returns the axis of NumPy along which the examples lie in Z and A. */
    public int exampleAxis() {
        return rows ? 0 : 1;
    }

    /** Returns the formula of the weighted sums of a layer, without the bias. */
    public String weighted(int layer) {
        return weighted("W" + layer, Notebook.input(layer), "'", " ");
    }

    public String weightedCode(int layer) {
        return weighted(name("W" + layer), name(Notebook.input(layer)), ".T", " @ ");
    }

    private String weighted(String w, String input, String transposed, String times) {
        String left = w + (inputRows ? transposed : "");
        return rows ? input + times + w + (inputRows ? "" : transposed) : left + times + input;
    }

    /** Returns the formula of the gradient of W, without 1/m. */
    public String outer(int layer) {
        return outer("dZ" + layer, Notebook.input(layer), "'", " ");
    }

    public String outerCode(int layer) {
        return outer(name("dZ" + layer), name(Notebook.input(layer)), ".T", " @ ");
    }

    private String outer(String dz, String input, String transposed, String times) {
        String left = inputRows ? input : dz;
        String right = inputRows ? dz : input;
        return rows ? left + transposed + times + right : left + times + right + transposed;
    }

    /** Returns the formula of the gradient that goes from a layer back to the activations of the layer before it. */
    public String back(int layer) {
        return back("W" + layer, "dZ" + layer, "'", " ");
    }

    public String backCode(int layer) {
        return back(name("W" + layer), name("dZ" + layer), ".T", " @ ");
    }

    private String back(String w, String dz, String transposed, String times) {
        return rows ? dz + times + w + (inputRows ? transposed : "") : w + (inputRows ? "" : transposed) + times + dz;
    }

    /** Returns the formula of the sums of dZ over the examples. */
    public String sums(int layer) {
        return (rows ? "column" : "row") + " sums of dZ" + layer;
    }

    public String sumsCode(int layer) {
        StoredArray b = notebook.stored("b" + layer);
        boolean flat = b == null ? rows : b.rank() == 1;
        return name("dZ" + layer) + ".sum(axis=" + exampleAxis() + (flat ? ")" : ", keepdims=True)");
    }

    /** Returns a bias in code, with the shape that NumPy repeats for every example. */
    public String biasCode(int layer) {
        StoredArray b = notebook.stored("b" + layer);
        if (b == null || b.size() != notebook.units(layer)) {
            return name("b" + layer);
        }
        boolean fits = rows
                ? b.rank() == 1 || b.rank() == 2 && b.shape().get(0) == 1
                : b.rank() == 2 && b.shape().get(1) == 1;
        return name("b" + layer) + (fits ? "" : rows ? ".reshape(1, -1)" : ".reshape(-1, 1)");
    }

    /** Returns an element of the learner's array, such as {@code Z1[3, 0]}, by its place in the canonical matrix. */
    public String element(String role, int unit, int other) {
        StoredArray array = notebook.stored(role);
        String name = name(role);
        if (array == null || array.rank() == 0) {
            return name;
        }
        if (array.rank() == 1) {
            return name + "[" + Math.max(unit, other) + "]";
        }
        boolean swapped;
        if (role.contains("W")) {
            swapped = inputRows;
        } else if (role.matches("[dmvs]?b\\d.*") && array.vector()) {
            swapped = array.shape().get(0) == 1;
        } else {
            swapped = rows || array.rank() > 2;
        }
        return name + (swapped ? "[" + other + ", " + unit + "]" : "[" + unit + ", " + other + "]");
    }

    /** Returns the range as {@code from 0 to 1}, and {@code all nan} if no element is a number. */
    public static String range(Range range) {
        return range.least() > range.most()
                ? "all nan"
                : "from " + number(range.least()) + " to " + number(range.most());
    }

    /** Returns a number with five significant digits. */
    public static String number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e6) {
            return String.format(Locale.ROOT, "%.0f", number == 0 ? 0 : number);
        }
        double size = Math.abs(number);
        if (!(size < Double.POSITIVE_INFINITY)) {
            return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }
        if (size < 1e-3 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.3e", number);
        }
        int decimals = Math.max(0, 4 - (int) Math.floor(Math.log10(size)));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", number);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
