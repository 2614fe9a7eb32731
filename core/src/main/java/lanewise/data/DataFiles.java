package lanewise.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import lanewise.errors.LanewiseException;

/** Reads examples from files. The content of a file decides its format, never its name. Each may be compressed with gzip. */
public final class DataFiles {

    private DataFiles() {}

    /**
     * Reads examples from one of these:
     *
     * <ul>
     *   <li>A CSV file with one example per line, with or without a header. With a header, the first column holds the labels
     *       if its name is {@code label}; otherwise there are no labels. Without a header, the first column holds the labels,
     *       unless the number of columns is a square and one less is not a square: then all columns are pixels. Pixels are
     *       whole numbers from 0 to 255, labels from 0 to 1,000,000. If the number of pixels is a square, the images are
     *       square; otherwise they have one row.
     *   <li>A folder of IDX files: images, or images and labels, or two such pairs, of which the smaller one is the test set.
     *       Other files in the folder are ignored.
     *   <li>An IDX file of images, without labels.
     *   <li>Two IDX files, images and their labels in any order.
     * </ul>
     *
     * <p>IDX files hold unsigned bytes in three dimensions (images), two (images of one row) or one (labels).
     *
     * @param paths one path or two paths
     * @return the examples
     * @throws LanewiseException if the files cannot be used; the message names the file, the place and what to do
     */
    public static Dataset read(Path... paths) {
        try {
            return switch (paths.length) {
                case 1 -> Files.isDirectory(paths[0]) ? IdxFolder.read(paths[0]) : single(paths[0]);
                case 2 -> pair(paths[0], paths[1]);
                default ->
                    throw new LanewiseException(
                            names(paths),
                            paths.length + " paths are given",
                            "give a CSV file, a folder of IDX files, or two IDX files: images and labels");
            };
        } catch (OutOfMemoryError e) {
            throw Heap.exhausted(names(paths), e);
        }
    }

    private static String names(Path... paths) {
        return paths.length == 0
                ? "data"
                : Arrays.stream(paths).map(Path::toString).collect(Collectors.joining(", "));
    }

    private static Dataset single(Path path) {
        try (DataFile file = DataFile.open(path)) {
            if (file.content() == DataFile.Content.CSV) {
                return Dataset.of(path + " (CSV)", CsvFile.examples(file), null);
            }
            try (IdxFile idx = new IdxFile(file)) {
                if (idx.header().labels()) {
                    throw new LanewiseException(
                            path.toString(), "this IDX file holds labels only", "give the file of images with it");
                }
                return Dataset.of(path + " (IDX)", idx.examples(), null);
            }
        }
    }

    private static Dataset pair(Path one, Path other) {
        try (IdxFile first = IdxFile.open(one);
                IdxFile second = IdxFile.open(other)) {
            if (first.header().labels() == second.header().labels()) {
                String both = first.header().labels() ? "labels" : "images";
                throw new LanewiseException(
                        names(one, other), "both files hold " + both, "give one IDX file of images and one of labels");
            }
            Examples examples = first.header().labels() ? second.examples(first) : first.examples(second);
            return Dataset.of(names(one, other) + " (IDX)", examples, null);
        }
    }
}
