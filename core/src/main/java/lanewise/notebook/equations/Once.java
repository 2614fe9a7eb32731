package lanewise.notebook.equations;

import java.util.function.Supplier;
import lanewise.notebook.arrays.DenseMatrix;

/** Computes a value when it is first needed, and keeps it. */
public final class Once implements Supplier<DenseMatrix> {

    private final Supplier<DenseMatrix> source;
    private DenseMatrix value;

    public Once(Supplier<DenseMatrix> source) {
        this.source = source;
    }

    @Override
    public DenseMatrix get() {
        if (value == null) {
            value = source.get();
        }
        return value;
    }
}
