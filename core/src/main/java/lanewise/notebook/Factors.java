package lanewise.notebook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lanewise.notebook.arrays.Notation;
import lanewise.notebook.arrays.Notebook;
import lanewise.text.Text;

/** Explains a factor by which every element of a result is wrong. */
final class Factors {

    private static final double TOLERANCE = 1e-3;

    private final Map<Double, String> known = new LinkedHashMap<>();
    private final Map<Double, String> ofUpdates = new LinkedHashMap<>();

    Factors(Notebook notebook) {
        double m = notebook.m();
        double alpha = notebook.number("alpha").orElse(Double.NaN);
        known.put(1.0, "");
        if (m > 1) {
            String count = Text.count((long) m);
            known.putIfAbsent(m, "1/m is missing: every element is " + count + " times too large (m = " + count + ")");
            known.putIfAbsent(
                    1 / m, "1/m is applied twice: every element is " + count + " times too small (m = " + count + ")");
        }
        if (alpha != 1) {
            known.putIfAbsent(
                    alpha,
                    "it is already multiplied by alpha = " + Notation.number(alpha) + "; use alpha only in the update");
        }
        ofUpdates.put(1.0, "");
        ofUpdates.putIfAbsent(alpha, "alpha = " + Notation.number(alpha) + " is applied twice");
        ofUpdates.putIfAbsent(1 / alpha, "alpha = " + Notation.number(alpha) + " is missing");
        ofUpdates.putIfAbsent(2.0, "alpha dW is subtracted twice");
        ofUpdates.putIfAbsent(1 / alpha / alpha, "it is divided by alpha; it must be multiplied by alpha");
        ofUpdates.putIfAbsent(
                1 / m, "it is divided by m = " + Text.count((long) m) + ", but dW is already divided by m");
        ofUpdates.putIfAbsent(m, "it is multiplied by m = " + Text.count((long) m));
        known.putIfAbsent(255.0, "X is not divided by 255 here");
        known.putIfAbsent(1 / 255.0, "X is divided by 255 twice here");
        known.putIfAbsent(
                2.0,
                "every element is 2 times the correct value: the factor 2 of a squared error is not part of this "
                        + "equation");
        known.putIfAbsent(0.5, "every element is half of the correct value");
        if (m > 1) {
            known.putIfAbsent(m * alpha, "1/m is missing, and it is already multiplied by alpha");
            known.putIfAbsent(alpha / m, "1/m is applied twice, and it is already multiplied by alpha");
            known.putIfAbsent(m / 2, "it is divided by 2, not by m = " + Text.count((long) m));
            known.putIfAbsent(2 * m, "1/m is missing, and every element is doubled");
            known.putIfAbsent(1 / m / m, "1/m is applied three times");
        }
        for (int layer = 0; layer <= notebook.depth(); layer++) {
            int units = notebook.units(layer);
            if (units > 1 && m > 1) {
                String count = (layer == 0 ? "inputs" : "units of layer " + layer) + " = " + Text.count(units);
                known.putIfAbsent(
                        m / units, "it is divided by the number of " + count + ", not by m = " + Text.count((long) m));
                known.putIfAbsent(
                        1.0 / units,
                        "it is also divided by the number of " + count + ", as np.mean over all elements does");
            }
        }
    }

    /**
     * Returns what is wrong if a result is the expected one times a factor.
     *
     * @param factor the factor, NaN if there is none
     * @param update whether the result is a step of the parameters
     * @return what is wrong, "" for the factor 1; empty if the factor is not a known one
     */
    Optional<String> explain(double factor, boolean update) {
        if (Double.isNaN(factor)) {
            return Optional.empty();
        }
        for (Map.Entry<Double, String> entry : (update ? ofUpdates : known).entrySet()) {
            if (Math.abs(Math.abs(factor) / entry.getKey() - 1) <= TOLERANCE) {
                String sign = factor > 0 ? "" : "the sign is wrong: plus and minus are exchanged";
                return Optional.of(
                        sign.isEmpty() || entry.getValue().isEmpty()
                                ? sign + entry.getValue()
                                : sign + "; also, " + entry.getValue());
            }
        }
        return Optional.empty();
    }
}
