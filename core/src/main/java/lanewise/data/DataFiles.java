package lanewise.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import lanewise.errors.LanewiseException;

/** Examples from files. What a file is, its content decides, never its name; each may be gzip-compressed. */
public final class DataFiles {

    private DataFiles() {}

    /**
     * Reads the examples in one of these:
     *
     * <ul>
     *   <li>a CSV file, one example per line, with a header or without. Under a header the labels are in the first
     *       column if that is named {@code label}; other files have none. Without a header the first column holds the
     *       labels, unless the number of columns is a square and one less is none: then all are pixels. Pixels are
     *       whole numbers 0..255, labels 0..1,000,000. A square number of pixels makes square images, any other makes
     *       images of one row;
     *   <li>a folder of IDX files: images, or images and labels, or two such pairs, of which the smaller is the test
     *       set. Other files in it are ignored;
     *   <li>an IDX file of images, without labels;
     *   <li>two IDX files, images and their labels in any order.
     * </ul>
     *
     * <p>IDX files hold unsigned bytes in three dimensions (images), two (images of one row) or one (labels).
     *
     * @param paths one path or two
     * @throws LanewiseException if the files cannot be used; it names the file, the place and what to do
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
