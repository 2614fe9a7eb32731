package lanewise.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.errors.LanewiseException;

/**
 * A folder of IDX files: training images with their labels and, if there are two such pairs, the smaller one as the test set.
 * The content of a file decides its role. File names decide only two cases: both pairs have the same number of examples, or a
 * file is there both compressed and uncompressed.
 */
final class IdxFolder {

    private final Path folder;
    private final List<Entry> images = new ArrayList<>();
    private final List<Entry> labels = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    /** An IDX file in the folder. */
    private record Entry(Path path, IdxHeader header, boolean gzip) {

        private static final Comparator<Entry> LARGEST_FIRST =
                Comparator.comparingLong((Entry e) -> e.header.count()).reversed();

        boolean unpacked(Entry packed) {
            IdxHeader h = packed.header;
            return !gzip
                    && packed.gzip
                    && packed.path.toString().equals(path + ".gz")
                    && h.dimensions() == header.dimensions()
                    && h.count() == header.count()
                    && h.height() == header.height()
                    && h.width() == header.width();
        }

        boolean named(String part) {
            return path.getFileName().toString().toLowerCase(Locale.ROOT).contains(part);
        }

        boolean namedTraining() {
            return named("train") && !namedTest();
        }

        boolean namedTest() {
            return named("t10k") || named("test");
        }

        @Override
        public String toString() {
            return path.getFileName() + " (" + header.description() + ")";
        }
    }

    private IdxFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads the examples in a folder.
     *
     * @throws LanewiseException if there are none, the files that belong together are ambiguous, or one cannot be used
     */
    static Dataset read(Path folder) {
        IdxFolder found = new IdxFolder(folder);
        found.list();
        return found.dataset();
    }

    private void list() {
        try (Stream<Path> paths = Files.list(folder)) {
            paths.filter(Files::isRegularFile).sorted().forEach(this::add);
        } catch (IOException | UncheckedIOException e) {
            throw new LanewiseException(folder.toString(), "the folder cannot be read", "check its permissions", e);
        }
        dropPackedTwins(images);
        dropPackedTwins(labels);
    }

    private void add(Path path) {
        try (IdxFile file = IdxFile.open(path)) {
            List<Entry> list = file.header().labels() ? labels : images;
            list.add(new Entry(path, file.header(), file.gzip()));
        } catch (LanewiseException e) {
            others.add(path.getFileName().toString());
        }
    }

    private static void dropPackedTwins(List<Entry> entries) {
        List<Entry> all = List.copyOf(entries);
        entries.removeIf(packed -> all.stream().anyMatch(entry -> entry.unpacked(packed)));
    }

    private Dataset dataset() {
        if (images.isEmpty()) {
            throw problem(
                    "there are no IDX files of images in this folder",
                    "name a folder with MNIST's files, or a CSV file itself");
        }
        Entry training = images.get(0);
        if (images.size() == 1 && labels.size() <= 1) {
            return Dataset.of(folder + " (IDX)", examples(training, labels.isEmpty() ? null : labels.get(0)), null);
        }
        if (images.size() != 2 || labels.size() != 2) {
            throw unclear();
        }
        sortTrainingFirst();
        Examples test = examples(images.get(1), labels.get(1));
        return Dataset.of(folder + " (IDX)", examples(images.get(0), labels.get(0)), test);
    }

    /** Puts the training pair first, by the number of examples or, if equal, by the file names. */
    private void sortTrainingFirst() {
        images.sort(Entry.LARGEST_FIRST);
        labels.sort(Entry.LARGEST_FIRST);
        boolean countsDecide =
                images.get(0).header.count() > images.get(1).header.count()
                        && images.get(0).header.count() == labels.get(0).header.count()
                        && images.get(1).header.count() == labels.get(1).header.count();
        if (!countsDecide) {
            images.sort(Comparator.comparing(Entry::namedTest));
            labels.sort(Comparator.comparing(Entry::namedTest));
            boolean namesDecide = Stream.of(images, labels)
                    .allMatch(pair -> pair.get(0).namedTraining() && pair.get(1).namedTest());
            if (!namesDecide) {
                throw unclear();
            }
        }
    }

    private static Examples examples(Entry images, Entry labels) {
        try (IdxFile imageFile = IdxFile.open(images.path)) {
            if (labels == null) {
                return imageFile.examples();
            }
            try (IdxFile labelFile = IdxFile.open(labels.path)) {
                return imageFile.examples(labelFile);
            }
        }
    }

    private LanewiseException unclear() {
        return problem(
                "it is not clear which of these files belong together",
                "name the one file of images and the one of labels to train on");
    }

    private LanewiseException problem(String problem, String advice) {
        String listed = Stream.of(
                        images.stream(), labels.stream(), others.stream().map(name -> name + " (not IDX)"))
                .flatMap(entries -> entries.map(Object::toString))
                .limit(8)
                .collect(Collectors.joining(", "));
        return new LanewiseException(folder.toString(), listed.isEmpty() ? problem : problem + ": " + listed, advice);
    }
}
