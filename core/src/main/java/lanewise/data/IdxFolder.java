package lanewise.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.errors.LanewiseException;

/**
 * A folder of IDX files: training images with their labels and, if there are two such pairs, the smaller one as the
 * test set. If the files are in a folder within it, as in {@code MNIST/raw}, that is read. The content of a file
 * decides its role, and two files with the same content count once. File names decide only if both pairs have the same
 * number of examples.
 */
final class IdxFolder {

    /** Maximum number of levels of folders that are searched. */
    private static final int DEPTH = 4;

    private static final int LISTED = 8;

    private final Path folder;
    private final List<Entry> images = new ArrayList<>();
    private final List<Entry> labels = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    /** An IDX file in the folder. */
    private record Entry(Path path, IdxHeader header, boolean gzip) {

        private static final Comparator<Entry> LARGEST_FIRST =
                Comparator.comparingLong((Entry e) -> e.header.count()).reversed();

        /** Returns whether the content can be that of the other. */
        boolean hasSizeOf(Entry other) {
            IdxHeader h = other.header;
            return h.type() == header.type()
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
        if (found.images.isEmpty()) {
            List<IdxFolder> within = found.within();
            if (within.size() > 1) {
                throw found.problem(
                        "several folders in this folder contain IDX files: "
                                + within.stream()
                                        .limit(LISTED)
                                        .map(each -> each.folder.toString())
                                        .collect(Collectors.joining(", ")),
                        "give one of them");
            }
            if (within.size() == 1) {
                return within.get(0).dataset();
            }
        }
        return found.dataset();
    }

    /** Returns the folders within this one that have IDX files of images. */
    private List<IdxFolder> within() {
        try (Stream<Path> paths = Files.walk(folder, DEPTH)) {
            return paths.filter(path -> !path.equals(folder) && Files.isDirectory(path))
                    .sorted()
                    .map(IdxFolder::new)
                    .filter(each -> {
                        each.list();
                        return !each.images.isEmpty();
                    })
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private void list() {
        try (Stream<Path> paths = Files.list(folder)) {
            paths.filter(Files::isRegularFile).sorted().forEach(this::add);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(e);
        }
        dropDuplicates(images);
        dropDuplicates(labels);
    }

    private LanewiseException unreadable(Exception e) {
        return new LanewiseException(folder.toString(), "the folder cannot be read", "check its permissions", e);
    }

    private void add(Path path) {
        try (IdxFile file = IdxFile.open(path)) {
            List<Entry> list = file.header().labels() ? labels : images;
            list.add(new Entry(path, file.header(), file.gzip()));
        } catch (LanewiseException e) {
            String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.contains("idx") || name.contains("ubyte")) {
                // Without this file the others would have another meaning.
                throw e;
            }
            others.add(path.getFileName() + " (" + e.problem() + ")");
        }
    }

    /** Keeps one of several files with the same content, if possible one that is not compressed. */
    private static void dropDuplicates(List<Entry> entries) {
        entries.sort(Comparator.comparing(Entry::gzip));
        Map<Path, byte[]> hashes = new HashMap<>();
        List<Entry> kept = new ArrayList<>();
        for (Entry entry : entries) {
            if (kept.stream()
                    .noneMatch(other ->
                            entry.hasSizeOf(other) && Arrays.equals(hash(hashes, entry), hash(hashes, other)))) {
                kept.add(entry);
            }
        }
        entries.clear();
        entries.addAll(kept);
        entries.sort(Comparator.comparing(Entry::path));
    }

    private static byte[] hash(Map<Path, byte[]> hashes, Entry entry) {
        return hashes.computeIfAbsent(entry.path, path -> {
            try (IdxFile file = IdxFile.open(path)) {
                return file.hash();
            }
        });
    }

    private Dataset dataset() {
        if (images.isEmpty()) {
            throw problem(
                    "there are no IDX files of images in this folder",
                    "give a folder of IDX files like those of MNIST, a folder of pictures, or a CSV file");
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
                "it is not clear which of these files belong together", "give one file of images and one of labels");
    }

    private LanewiseException problem(String problem, String advice) {
        String listed = Stream.of(images.stream(), labels.stream(), others.stream())
                .flatMap(entries -> entries.map(Object::toString))
                .limit(LISTED)
                .collect(Collectors.joining(", "));
        return new LanewiseException(folder.toString(), listed.isEmpty() ? problem : problem + ": " + listed, advice);
    }
}
