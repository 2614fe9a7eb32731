package lanewise.notebook;

import java.util.Arrays;
import java.util.Optional;
import lanewise.notebook.Check.Diagnosis;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Labels;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;
import lanewise.text.Text;

/** Checks whether Y is the one-hot matrix of the labels, and whether the labels belong to X. */
final class LabelChecks {

    private final Notebook notebook;
    private final Notation notation;

    LabelChecks(Notebook notebook) {
        this.notebook = notebook;
        notation = new Notation(notebook);
    }

    Optional<Check> check() {
        int classes = notebook.units(notebook.depth());
        if (classes < 2) {
            return Optional.empty();
        }
        if (!notebook.has("Y")) {
            DenseMatrix labels = notebook.get("labels");
            notebook.put("Y", Labels.oneHot(Labels.numbers(labels), classes));
            return known(Labels.numbers(labels), "labels");
        }
        DenseMatrix Y = notebook.get("Y");
        String name = notation.name("Y");
        String shapes = name + " is " + notebook.stored("Y").shapeText();
        boolean zeroOne = Arrays.stream(Y.values()).allMatch(value -> value == 0 || value == 1);
        if (Y.rows() != classes || !zeroOne) {
            return Optional.empty();
        }
        if (!Labels.isOneHot(Y)) {
            return Optional.of(notOneHot(Y, shapes));
        }
        return notebook.has("labels") ? encoding(Y, shapes) : known(Y.argmax(), "Y");
    }

    private Check notOneHot(DenseMatrix Y, String shapes) {
        double[] sums = Y.colSums().values();
        int j = 0;
        while (sums[j] == 1) {
            j++;
        }
        String mistake = "example " + j + " has the value 1 in " + Text.count((long) sums[j], "place")
                + "; it must have it in exactly one place"
                + (sums[j] == 0 ? "; its label is not from 0 to " + (Y.rows() - 1) + ", or its row was never set" : "");
        return wrong("Y = one-hot(labels)", shapes, "", mistake, oneHotCode(notebook.has("labels") ? "labels" : "Y"));
    }

    private String oneHotCode(String labels) {
        String source = labels.equals("Y") ? "labels" : notation.name("labels");
        String code = "np.eye(" + notebook.units(notebook.depth()) + ")[" + source + "]";
        return notation.name("Y") + " = " + code + (notation.unitAxis() == 0 ? ".T" : "");
    }

    /** Compares Y with the labels. */
    private Optional<Check> encoding(DenseMatrix Y, String shapes) {
        int[] used = Y.argmax();
        int[] labels = Labels.numbers(notebook.get("labels"));
        String equation = "Y = one-hot(labels)";
        if (labels.length != used.length) {
            return Optional.of(wrong(
                    equation,
                    shapes + ", " + notation.name("labels") + " is "
                            + notebook.stored("labels").shapeText(),
                    "",
                    "Y and the labels have different numbers of examples",
                    oneHotCode("labels")));
        }
        Optional<Check> found = mismatch(used, labels, equation, notation.name("labels"), shapes);
        return found.isPresent() ? found : known(labels, "labels").or(() -> Optional.of(Check.right("Y", equation, 0)));
    }

    /** Explains the difference of used and true labels; empty if they are the same. */
    private Optional<Check> mismatch(int[] used, int[] right, String equation, String source, String shapes) {
        if (Arrays.equals(used, right)) {
            return Optional.empty();
        }
        int classes = notebook.units(notebook.depth());
        int j = 0;
        while (used[j] == right[j]) {
            j++;
        }
        String hand = "example " + j + " has the label " + right[j] + " in " + source + ", but the class " + used[j]
                + " in " + notation.name("Y");
        int by = shift(used, right, classes);
        String mistake = shifted(by)
                .or(() -> moved(move(used, right)))
                .orElse("the labels are those of other examples: Y is shuffled or sliced in another way than "
                        + source);
        return Optional.of(wrong(equation, shapes, hand, mistake, oneHotCode("labels")));
    }

    /** Returns the number by which all labels are too high; 0 if they are not shifted. */
    private static int shift(int[] used, int[] right, int classes) {
        int first = 0;
        while (right[first] < 0) {
            first++;
        }
        // The wrapped shift of the smallest size: -1 for 9 of 10 classes.
        int by = Math.floorMod(used[first] - right[first] + classes / 2, classes) - classes / 2;
        for (int j = 0; j < used.length; j++) {
            if (right[j] >= 0 && Math.floorMod(used[j] - right[j] - by, classes) != 0) {
                return 0;
            }
        }
        return by;
    }

    private static Optional<String> shifted(int by) {
        return by == 0
                ? Optional.empty()
                : Optional.of("the labels are shifted by " + Math.abs(by) + (Math.abs(by) == 1 ? " class" : " classes")
                        + ": label " + Math.max(0, -by) + " becomes class " + Math.max(0, by));
    }

    /** Returns by how many examples all labels are too far back; 0 if they are not moved. */
    private static int move(int[] used, int[] right) {
        int n = used.length;
        for (int by = 1; by < n; by++) {
            boolean same = true;
            for (int j = 0; j < n && same; j++) {
                int at = (j + by) % n;
                same = right[at] < 0 || used[j] == right[at];
            }
            if (same) {
                return by <= n / 2 ? by : by - n;
            }
        }
        return 0;
    }

    private static Optional<String> moved(int by) {
        return by == 0
                ? Optional.empty()
                : Optional.of("the labels are those of other examples, " + Text.count(Math.abs(by), "row")
                        + " away: X and Y are sliced differently");
    }

    /** Compares the labels with those of the built-in MNIST, if X contains its images. */
    private Optional<Check> known(int[] labels, String role) {
        if (!notebook.has("X") || notebook.get("X").cols() != labels.length) {
            return Optional.empty();
        }
        Optional<int[]> known = KnownImages.labels(notebook.get("X"));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        int found = 0;
        int same = 0;
        for (int j = 0; j < known.get().length; j++) {
            found += known.get()[j] >= 0 ? 1 : 0;
            same += known.get()[j] == labels[j] ? 1 : 0;
        }
        String name = notation.name(role.equals("labels") && !notebook.has("labels") ? "Y" : role);
        String equation = "Y = labels of the images in X";
        if (same == found) {
            return Optional.of(Check.right("Y", equation, 0));
        }
        int[] used = Arrays.copyOf(labels, known.get().length);
        int j = 0;
        while (known.get()[j] < 0 || known.get()[j] == used[j]) {
            j++;
        }
        String x = notation.name("X");
        int by = shift(used, known.get(), notebook.units(notebook.depth()));
        int move = known.get().length == labels.length ? move(used, known.get()) : 0;
        String mistake = shifted(by)
                .or(() -> moved(move))
                .orElse("the labels are those of other examples: X is shuffled without Y, or Y without X");
        String order = "order = np.random.permutation(" + x + ".shape[" + notation.exampleAxis() + "]); " + x + " = "
                + ordered("X") + "; " + name + " = " + ordered(role);
        return Optional.of(wrong(
                equation,
                name + " is " + notebook.stored(role).shapeText() + ", " + x + " is "
                        + notebook.stored("X").shapeText(),
                "example " + j + " of " + x + " is an image of MNIST with the label " + known.get()[j]
                        + "; the file has " + used[j] + " (" + Text.count(same) + " of " + Text.count(found, "label")
                        + " agree)",
                mistake,
                by != 0 ? shiftedBack(role, name, by) : move != 0 ? movedBack(role, name, move) : order));
    }

    /** Returns the code that shifts labels or the rows of a one-hot matrix. */
    private String shiftedBack(String role, String name, int by) {
        return notebook.stored(role).vector()
                ? name + " = (" + name + (by > 0 ? " - " : " + ") + Math.abs(by) + ") % "
                        + notebook.units(notebook.depth())
                : name + " = np.roll(" + name + ", " + -by + ", axis=" + notation.unitAxis() + ")";
    }

    /** Returns the code that moves labels or the examples of a one-hot matrix. */
    private String movedBack(String role, String name, int by) {
        return name + " = np.roll(" + name + ", " + by
                + (notebook.stored(role).vector() ? ")" : ", axis=" + notation.exampleAxis() + ")");
    }

    private String ordered(String role) {
        boolean columns = notation.exampleAxis() == 1 && notebook.stored(role).rank() == 2;
        return notation.name(role) + (columns ? "[:, order]" : "[order]");
    }

    private static Check wrong(String equation, String shapes, String hand, String mistake, String fix) {
        return Check.wrong("Y", equation, Double.NaN, new Diagnosis(shapes, hand, mistake, true, fix));
    }
}
