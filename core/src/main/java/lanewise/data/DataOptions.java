package lanewise.data;

import java.util.Optional;
import lanewise.errors.LanewiseException;

/**
 * Facts about files of examples that the files do not contain.
 *
 * @param labelColumn the column of the labels of a CSV file: its name, its number from 1, {@code last} or {@code none};
 *     empty to find it by its name or the number of columns
 * @param idColumn a column of a CSV file that is neither label nor pixel: its name or its number from 1; empty to find
 *     it by its name
 * @param maxPixel the pixel value of full ink in a CSV file or an array of NumPy, to which 255 corresponds here; 0 for
 *     pixels that are bytes
 * @param transposed true to exchange rows and columns of each image, as EMNIST needs
 */
public record DataOptions(
        Optional<String> labelColumn, Optional<String> idColumn, double maxPixel, boolean transposed) {

    /** No options. */
    public static final DataOptions NONE = new DataOptions(Optional.empty(), Optional.empty(), 0, false);

    /**
     * Creates options.
     *
     * @param labelColumn the column of the labels; may be empty
     * @param idColumn the column to skip; may be empty
     * @param maxPixel the pixel value of full ink; 0 for pixels that are bytes
     * @param transposed true to exchange rows and columns of each image
     * @throws IllegalArgumentException if {@code maxPixel} is negative or not a finite number
     */
    public DataOptions {
        if (!(maxPixel >= 0) || Double.isInfinite(maxPixel)) {
            throw new IllegalArgumentException(
                    "the maximum of a pixel must be a finite number of 0 or more, not " + maxPixel);
        }
    }

    /** Throws the exception for a file that has no columns if an option names one. */
    void checkNoColumns(String file, String format) {
        if (labelColumn.isPresent() || idColumn.isPresent()) {
            throw new LanewiseException(
                    file,
                    format + " has no columns",
                    "omit " + (labelColumn.isPresent() ? "--label-column" : "--id-column"));
        }
    }
}
