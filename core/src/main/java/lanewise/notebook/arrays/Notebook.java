package lanewise.notebook.arrays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The arrays of a learner by role, each as units x examples, units x inputs or units x 1, whatever their orientation in
 * the file.
 */
public final class Notebook {

    private final Roles roles;
    private final Layout layout;
    private final Map<String, StoredArray> arrays;
    private Range range;
    private final Map<String, DenseMatrix> matrices = new HashMap<>();
    private final Map<String, Computed> computed = new HashMap<>();
    private final List<String> unused;

    /** The origin of a matrix that the file lacks. */
    private record Computed(String formula, List<String> inputs) {}

    public Notebook(Roles roles, Layout layout) {
        this.roles = roles;
        this.layout = layout;
        unused = new ArrayList<>(roles.unused());
        arrays = new HashMap<>(roles.arrays());
        if (labelsInY()) {
            arrays.put("labels", arrays.remove("Y"));
        }
    }

    /** Returns whether Y is not one-hot, but has one label for each example. */
    private boolean labelsInY() {
        StoredArray Y = arrays.get("Y");
        int classes = units(depth());
        return Y != null
                && !arrays.containsKey("labels")
                && Y.vector()
                && classes != 1
                && (Y.size() != classes
                        || Arrays.stream(Y.stored().values()).anyMatch(value -> value != 0 && value != 1));
    }

    public Layout layout() {
        return layout;
    }

    /** Returns the number of layers. */
    public int depth() {
        return roles.depth();
    }

    /** Returns the number of examples; 0 if it is unknown. */
    public int m() {
        return layout.m();
    }

    /** Returns the number of units of a layer, of inputs for layer 0; 0 if it is unknown. */
    public int units(int layer) {
        return layout.sizes()[layer];
    }

    public boolean has(String role) {
        return matrices.containsKey(role) || arrays.containsKey(role);
    }

    /**
     * Returns the matrix of a role.
     *
     * @throws NoSuchElementException if it is not in the file
     */
    public DenseMatrix get(String role) {
        DenseMatrix known = matrices.get(role);
        if (known != null) {
            return known;
        }
        if (!arrays.containsKey(role)) {
            throw new NoSuchElementException(role);
        }
        DenseMatrix matrix = layout.canonical(role, stored(role));
        matrices.put(role, matrix);
        return matrix;
    }

    /** Replaces what the equations use for a role, such as X divided by 255. */
    public void put(String role, DenseMatrix matrix) {
        matrices.put(role, matrix);
    }

    /**
     * Adds a matrix that the file lacks.
     *
     * @param formula the formula by which it was computed
     * @param inputs the roles in the formula
     */
    public void compute(String role, DenseMatrix matrix, String formula, List<String> inputs) {
        put(role, matrix);
        computed.put(role, new Computed(formula, inputs));
    }

    /** Returns the formula of a matrix that the file lacks and that was computed; empty for all others. */
    public Optional<String> computed(String role) {
        return Optional.ofNullable(computed.get(role)).map(Computed::formula);
    }

    /** Returns the range of X, which must be in the file; computed once, because X is large. */
    public Range range() {
        if (range == null) {
            range = Range.of(stored("X").stored().elements());
        }
        return range;
    }

    /** Removes a role, as if it were not in the file. */
    public void hide(String role) {
        matrices.remove(role);
        arrays.remove(role);
        computed.remove(role);
    }

    /** Leaves out an array of the file that no equation uses. */
    public void ignore(String role) {
        unused.add(stored(role).name());
        hide(role);
    }

    /** Gives an array of the file another role, which no other array has. */
    public void move(String role, String other) {
        arrays.put(other, arrays.remove(role));
        matrices.remove(role);
        matrices.remove(other);
    }

    public StoredArray stored(String role) {
        return arrays.get(role);
    }

    /** Returns the shape of a matrix, in the orientation of the learner. */
    public String shapeText(String role) {
        if (stored(role) != null) {
            return stored(role).shapeText();
        }
        DenseMatrix matrix = get(role);
        return layout.exampleRows() ? matrix.cols() + " x " + matrix.rows() : matrix.rows() + " x " + matrix.cols();
    }

    /** Returns the learner's name of a role; the role if it is not in the file. */
    public String name(String role) {
        StoredArray array = stored(role);
        return array != null && array.name().matches("[A-Za-z_]\\w*") ? array.name() : role;
    }

    /** Returns a number of the file, such as alpha. */
    public OptionalDouble number(String role) {
        StoredArray array = stored(role);
        return array != null && array.size() == 1
                ? OptionalDouble.of(array.stored().values()[0])
                : OptionalDouble.empty();
    }

    /** Returns the names of arrays without a role. */
    public List<String> unused() {
        return List.copyOf(unused);
    }

    public List<String> missing(List<String> needed) {
        return needed.stream().filter(role -> !has(role)).toList();
    }

    /** Returns the matrix that goes into a layer: X or the activations of the layer before it. */
    public static String input(int layer) {
        return layer == 1 ? "X" : "A" + (layer - 1);
    }

    /** Returns the relative difference that rounding can explain, by the operand of the lowest precision. */
    public double tolerance(String output, List<String> inputs) {
        double tolerance = tolerance(output);
        for (String input : inputs) {
            tolerance = Math.max(tolerance, tolerance(input));
        }
        return tolerance;
    }

    private double tolerance(String role) {
        if (computed.containsKey(role)) {
            return computed.get(role).inputs().stream()
                    .mapToDouble(this::tolerance)
                    .max()
                    .orElseThrow();
        }
        return stored(role) == null ? 0 : Difference.tolerance(stored(role).type());
    }
}
