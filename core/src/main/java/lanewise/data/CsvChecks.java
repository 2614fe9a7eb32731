package lanewise.data;

import java.util.Arrays;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/** Detects CSV files without a header whose columns have another meaning than the usual one. */
final class CsvChecks {

    /** In this many examples or more, a single class or one class per example is not a coincidence. */
    private static final int MANY = 20;

    private CsvChecks() {}

    /**
     * Checks the labels of a column that neither a header nor an option named.
     *
     * @throws LanewiseException if the column seems to hold something other than labels
     */
    static void check(String file, CsvLayout layout, int[] labels) {
        if (!layout.assumed() || labels.length < MANY) {
            return;
        }
        int first = layout.label() + 1;
        long classes = Arrays.stream(labels).distinct().count();
        if (classes == 1) {
            throw new LanewiseException(
                    file,
                    "all " + Text.count(labels.length) + " labels in column " + first + " are " + labels[0],
                    "if the labels are in the last column, add --label-column last; if they are in this column, add"
                            + " --label-column " + first);
        }
        if (classes == labels.length) {
            boolean label = CsvLayout.squareRoot(layout.pixels() - 1) > 0;
            throw new LanewiseException(
                    file,
                    "each of the " + Text.count(labels.length) + " examples has a different label in column " + first
                            + ", and the " + Text.count(layout.pixels()) + " pixel columns "
                            + (CsvLayout.squareRoot(layout.pixels()) > 0 ? "form" : "do not form") + " a square image",
                    "if the column contains row numbers, skip it with --id-column " + first
                            + (label ? "" : " --label-column none") + "; if it contains the labels, add --label-column "
                            + first);
        }
    }

    /**
     * Checks that pixels are not from 0 to 1.
     *
     * @throws LanewiseException if no pixel is above 1 and no option states the maximum
     */
    static void checkRange(String file, DataOptions options, int maximum, int examples) {
        if (maximum == 1 && options.maxPixel() == 0 && examples >= MANY) {
            throw new LanewiseException(
                    file,
                    "all pixels are 0 or 1, but the maximum is 255",
                    "add --max-pixel 1 if 1 is the maximum, or --max-pixel 255 to keep the values");
        }
    }
}
