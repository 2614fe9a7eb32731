package lanewise.notebook.equations;

import java.util.ArrayList;
import java.util.List;
import lanewise.notebook.arrays.ArrayName;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;
import lanewise.notebook.arrays.StoredArray;

/**
 * Finds biases and gradients that are a column and a row, such as 10 x 1 and (10,). NumPy combines them to a matrix.
 */
public final class BiasShapes {

    private BiasShapes() {}

    /** Returns whether a gradient such as {@code db1} and its biases have shapes that NumPy combines to a matrix. */
    public static boolean disagree(Notebook notebook, String gradient) {
        if (!gradient.matches("db\\d+")) {
            return false;
        }
        StoredArray db = notebook.stored(gradient);
        StoredArray b = notebook.stored(gradient.substring(1));
        return db != null && b != null && b.vector() && b.size() == db.size() && b.growsWith(db);
    }

    /** Returns a line for each gradient whose update is not in the file, so that it may be reshaped there. */
    public static List<String> remarks(Notebook notebook) {
        Notation notation = new Notation(notebook);
        List<String> remarks = new ArrayList<>();
        for (int layer = 1; layer <= notebook.depth(); layer++) {
            String b = "b" + layer;
            if (disagree(notebook, "d" + b) && notebook.stored(b + ArrayName.NEW) == null) {
                String bias = notation.name(b);
                String db = notation.name("d" + b);
                remarks.add(db + " is " + notebook.shapeText("d" + b) + ", and " + bias + " is "
                        + notebook.shapeText(b) + ": NumPy makes " + bias + " - alpha * " + db
                        + " a matrix. "
                        + (notebook.stored(b).rank() == 1 ? "Remove keepdims=True from" : "Add keepdims=True to")
                        + " np.sum, or reshape " + db + " in the update");
            }
        }
        return remarks;
    }
}
