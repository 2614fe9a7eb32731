package lanewise.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lanewise.data.NumpyEntry.Part;
import lanewise.errors.LanewiseException;
import lanewise.npy.NpyArray;
import lanewise.npy.NpzFile;
import lanewise.text.Text;

/**
 * Reads examples from arrays of NumPy: an NPZ file with the arrays of images and labels, as Keras and MedMNIST have it,
 * or one file each, as KMNIST has it. The names of the arrays decide between training, validation and test; their
 * shapes, and their names where a shape allows both, decide between images and labels.
 */
final class NumpyData {

    private static final String SUFFIX = " (NumPy)";
    private static final int LISTED = 8;

    private final String files;
    private final DataOptions options;
    private final List<NumpyEntry> entries;
    private final List<String> skipped;

    private NumpyData(String files, DataOptions options, List<NumpyEntry> entries, List<String> skipped) {
        this.files = files;
        this.options = options;
        this.entries = entries;
        this.skipped = skipped;
    }

    /**
     * Reads the examples of one file or two files.
     *
     * @throws LanewiseException if the arrays that belong together are ambiguous, or one cannot be used
     */
    static Dataset read(DataOptions options, Path... paths) {
        String files = Arrays.stream(paths).map(Path::toString).collect(Collectors.joining(", "));
        options.checkNoColumns(files, "an array of NumPy");
        List<NumpyEntry> entries = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Path path : paths) {
            entries.addAll(entries(path, skipped));
        }
        return new NumpyData(files, options, entries, skipped).dataset();
    }

    /**
     * Returns the arrays of numbers in a file.
     *
     * @param skipped receives the names of arrays of text
     */
    private static List<NumpyEntry> entries(Path path, List<String> skipped) {
        String name = path.getFileName().toString();
        if (!isZip(path)) {
            return List.of(new NumpyEntry(path.toString(), name, NpzFile.readArray(path)));
        }
        Map<String, NpyArray> arrays = NpzFile.read(path, skipped::add);
        // NumPy names a single array arr_0.
        return arrays.entrySet().stream()
                .map(entry -> new NumpyEntry(
                        arrays.size() == 1 ? path.toString() : path + ": array " + Text.quoted(entry.getKey()),
                        arrays.size() == 1 ? name : entry.getKey(),
                        entry.getValue()))
                .toList();
    }

    private static boolean isZip(Path path) {
        try (DataFile file = DataFile.open(path)) {
            if (file.content() != DataFile.Content.NUMPY) {
                throw new LanewiseException(
                        path.toString(),
                        "this is not an array of NumPy, but the other file is",
                        "give two NPZ or NPY files");
            }
            return file.isZip();
        }
    }

    private Dataset dataset() {
        Examples training = examples(Part.TRAINING);
        Examples test = examples(Part.TEST);
        for (NumpyEntry entry : entries) {
            if (entry.part() == Part.VALIDATION || entry.kind() == NumpyEntry.Kind.OTHER) {
                skipped.add(entry.name());
            }
        }
        if (training == null && test == null) {
            throw problem("there are no images in", "save the images as an array [examples, rows, columns]");
        }
        if (training != null && test != null && training.labeled() != test.labeled()) {
            throw problem("only some of the images have labels in", "save an array of labels for each array of images");
        }
        List<String> notes = skipped.isEmpty()
                ? List.of()
                : List.of("skipped " + skipped.stream().limit(LISTED).collect(Collectors.joining(", ")));
        return Dataset.of(files + SUFFIX, training == null ? test : training, training == null ? null : test, notes);
    }

    /** Returns the examples of a part of the data; null if there are none. */
    private Examples examples(Part part) {
        List<NumpyEntry> images = withoutCopies(of(part, NumpyEntry.Kind.IMAGES));
        List<NumpyEntry> labels = of(part, NumpyEntry.Kind.LABELS);
        if (images.size() == 1 && labels.size() > 1) {
            labels = ofLength(images.get(0).count(), labels);
        }
        if (images.isEmpty() && labels.isEmpty()) {
            return null;
        }
        if (images.size() != 1 || labels.size() > 1) {
            throw problem(
                    "the images and the labels of the " + part.name().toLowerCase(Locale.ROOT)
                            + " set cannot be identified in",
                    "save one array of images and one of labels, such as x_train and y_train");
        }
        NumpyEntry image = images.get(0);
        if (labels.isEmpty()) {
            return Examples.unlabeled(image.place(), image.pixels(options), image.height(), image.width());
        }
        if (labels.get(0).count() != image.count()) {
            throw new LanewiseException(
                    labels.get(0).place(),
                    "it has " + Text.count(labels.get(0).count(), "label") + ", but the array "
                            + Text.quoted(image.name()) + " has " + Text.count(image.count(), "image"),
                    transposed(image, labels.get(0))
                            .map(name -> "the examples of " + Text.quoted(name) + " seem to be its columns; save "
                                    + name + ".T, with one example in each row")
                            .orElse("give two arrays that belong together"));
        }
        return Examples.labeled(
                image.place(),
                image.pixels(options),
                image.height(),
                image.width(),
                labels.get(0).labels());
    }

    /** Returns the name of the array that has an example in each column, as in the video; empty if neither has. */
    private static Optional<String> transposed(NumpyEntry image, NumpyEntry labels) {
        List<Integer> shape = image.array().shape();
        List<Integer> others = labels.array().shape();
        if (shape.size() == 2 && shape.get(1) == labels.count()) {
            return Optional.of(image.name());
        }
        return others.size() == 2 && others.get(1) == image.count() ? Optional.of(labels.name()) : Optional.empty();
    }

    /**
     * Returns the images without arrays that have the same elements in another shape, as in the data of scikit-learn.
     */
    private List<NumpyEntry> withoutCopies(List<NumpyEntry> images) {
        List<NumpyEntry> sorted = new ArrayList<>(images);
        sorted.sort(Comparator.comparingInt(entry -> -entry.array().shape().size()));
        List<NumpyEntry> others = new ArrayList<>();
        for (NumpyEntry image : sorted) {
            boolean copy = others.stream()
                    .anyMatch(other ->
                            other.count() == image.count() && other.array().hasElementsOf(image.array()));
            if (copy) {
                skipped.add(image.name());
            } else {
                others.add(image);
            }
        }
        return others;
    }

    /**
     * Returns the labels of as many examples, if there are some, and skips the others, such as the names of classes.
     */
    private List<NumpyEntry> ofLength(int count, List<NumpyEntry> labels) {
        List<NumpyEntry> fitting =
                labels.stream().filter(entry -> entry.count() == count).toList();
        if (fitting.isEmpty()) {
            return labels;
        }
        labels.stream().filter(entry -> entry.count() != count).forEach(entry -> skipped.add(entry.name()));
        return fitting;
    }

    private List<NumpyEntry> of(Part part, NumpyEntry.Kind kind) {
        return entries.stream()
                .filter(entry -> entry.part() == part && entry.kind() == kind)
                .toList();
    }

    private LanewiseException problem(String problem, String advice) {
        String listed = entries.stream()
                .limit(LISTED)
                .map(entry -> Text.quoted(entry.name()) + " " + entry.array().shape())
                .collect(Collectors.joining(", "));
        return new LanewiseException(files, problem + " these arrays: " + listed, advice);
    }
}
