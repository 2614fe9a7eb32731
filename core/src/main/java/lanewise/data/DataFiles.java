package lanewise.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * Reads examples from files. The content of a file decides its format, never its name. Each may be compressed with
 * gzip.
 */
public final class DataFiles {

    private static final String EMNIST = "emnist";

    /** The numbers of pixels of the images of scikit-learn's digits, of MNIST and of its 32 x 32 forms. */
    private static final Set<Integer> USUAL_PIXELS = Set.of(8 * 8, 28 * 28, 32 * 32);

    private DataFiles() {}

    /**
     * Reads examples with default options.
     *
     * @param paths one path or two paths
     * @return the examples
     * @throws LanewiseException if the files cannot be used; the message names the file, the place and what to do
     */
    public static Dataset read(Path... paths) {
        return read(DataOptions.NONE, paths);
    }

    /**
     * Reads examples from one of these:
     *
     * <ul>
     *   <li>A CSV file with one example per line, with or without a header. The cells are separated by commas,
     *       semicolons, tabs, vertical bars or single spaces, or by the character of a first line such as {@code
     *       sep=;}. With a header, the column {@code label}, {@code class}, {@code target}, {@code y} or {@code digit}
     *       holds the labels; without such a name there are none. Columns without a name and columns such as {@code id}
     *       or {@code index} are skipped. A first row that counts up from 0 or 1 is a header. Without a header, the
     *       first column holds the labels, unless the number of columns is a square and one less is not a square: then
     *       all columns are pixels. Pixels are whole numbers from 0 to 255, labels from 0 to 1,000,000; {@code 5.0} is
     *       a whole number. If the number of pixels is a square, the images are square; otherwise they have one row.
     *   <li>A folder of IDX files: images, or images and labels, or two such pairs, of which the smaller one is the
     *       test set. Other files in the folder are ignored. If it has none, one of the folders within it may have
     *       them.
     *   <li>An IDX file of images, without labels.
     *   <li>Two IDX files, images and their labels in any order.
     *   <li>An NPZ or NPY file of NumPy, or two of them: arrays of images and labels. Arrays whose names or file names
     *       contain the word {@code test} are the test set; those with {@code val}, {@code valid}, {@code validation}
     *       or {@code dev} are skipped. A word may begin with x, y, data, image or label, and end with {@code set}, as
     *       in {@code ytest}.
     * </ul>
     *
     * <p>An IDX file of images contains unsigned bytes in three dimensions, in four with a single channel, or in two
     * for images of one row. An IDX file of labels contains unsigned bytes in one dimension. Labels may also be
     * integers of 16 or 32 bits; in two dimensions, the label is the first number of each row.
     *
     * @param options what the files do not contain
     * @param paths one path or two paths
     * @return the examples
     * @throws LanewiseException if the files cannot be used; the message names the file, the place and what to do
     */
    public static Dataset read(DataOptions options, Path... paths) {
        try {
            Dataset dataset = switch (paths.length) {
                case 1 -> Files.isDirectory(paths[0]) ? IdxFolder.read(paths[0]) : single(paths[0], options);
                case 2 -> pair(paths[0], paths[1], options);
                default ->
                    throw new LanewiseException(
                            names(paths),
                            paths.length + " paths are given",
                            "give a CSV file, a folder of IDX files, or two IDX files: images and labels");
            };
            return options.transposed() ? dataset.transposed() : withHints(dataset, paths);
        } catch (OutOfMemoryError e) {
            throw Heap.exhausted(names(paths), e);
        }
    }

    /** Adds the hint that the images of EMNIST are transposed. The names of its files differ from those of MNIST. */
    private static Dataset withHints(Dataset dataset, Path... paths) {
        List<String> names = Arrays.stream(paths)
                .map(path -> String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
        names.add(dataset.training().source().toLowerCase(Locale.ROOT));
        Examples examples = dataset.training();
        if (isTransposed(examples)) {
            return dataset.withHint("there are " + Text.count(examples.count(), "example") + " of "
                    + Text.count(examples.width(), "number") + "; if each column of the file is an image, save the"
                    + " transposed array (X.T)");
        }
        return names.stream().anyMatch(name -> name.contains(EMNIST))
                ? dataset.withHint(
                        "the file names suggest EMNIST, whose images are transposed; if the digits look rotated, add"
                                + " --transpose")
                : dataset;
    }

    /**
     * Returns whether the number of examples is that of the pixels of a usual image, perhaps with a row of labels, and
     * the numbers of an example form no square image.
     */
    private static boolean isTransposed(Examples examples) {
        boolean row = examples.height() == 1 && examples.width() > 1;
        return row && (USUAL_PIXELS.contains(examples.count()) || USUAL_PIXELS.contains(examples.count() - 1));
    }

    private static String names(Path... paths) {
        return paths.length == 0
                ? "data"
                : Arrays.stream(paths).map(Path::toString).collect(Collectors.joining(", "));
    }

    private static Dataset single(Path path, DataOptions options) {
        try (DataFile file = DataFile.open(path)) {
            if (file.content() == DataFile.Content.CSV) {
                return CsvFile.read(file, path + " (CSV)", options);
            }
            if (file.content() == DataFile.Content.NUMPY) {
                return NumpyData.read(options, path);
            }
            options.checkNoColumns(path.toString(), "an IDX file");
            try (IdxFile idx = new IdxFile(file)) {
                if (idx.header().labels()) {
                    throw new LanewiseException(
                            path.toString(), "this IDX file contains only labels", "also give the file of images");
                }
                return Dataset.of(path + " (IDX)", idx.examples(), null);
            }
        }
    }

    private static Dataset pair(Path one, Path other, DataOptions options) {
        if (isNumpy(one) || isNumpy(other)) {
            return NumpyData.read(options, one, other);
        }
        options.checkNoColumns(names(one, other), "an IDX file");
        try (IdxFile first = IdxFile.open(one);
                IdxFile second = IdxFile.open(other)) {
            if (first.header().labels() == second.header().labels()) {
                String both = first.header().labels() ? "labels" : "images";
                throw new LanewiseException(
                        names(one, other),
                        "both files contain " + both,
                        "give one IDX file of images and one of labels");
            }
            Examples examples = first.header().labels() ? second.examples(first) : first.examples(second);
            return Dataset.of(names(one, other) + " (IDX)", examples, null);
        }
    }

    private static boolean isNumpy(Path path) {
        try (DataFile file = DataFile.open(path)) {
            return file.content() == DataFile.Content.NUMPY;
        }
    }
}
