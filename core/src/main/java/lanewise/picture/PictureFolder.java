package lanewise.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Matrix;
import lanewise.picture.image.GrayImage;
import lanewise.text.Text;

/**
 * A folder of pictures as a data set. The label of a picture is the name of its folder, such as {@code 7/a.png} or
 * {@code 07/a.png}, or the number at the start of its name, such as {@code 7-a.png}; if no name starts with a number,
 * there are no labels. Folders whose names start with {@code train} and {@code test} become the training and the test
 * set.
 *
 * <p>If all pictures have the same size of at most {@value #MOST_SIDE} x {@value #MOST_SIDE} pixels, their pixels are
 * read as they are, inverted if the pictures are mostly light. Otherwise each is prepared as {@link PictureReader}
 * does, to 28 x 28 pixels.
 */
public final class PictureFolder {

    /** Maximum side of a picture that is read as it is. */
    static final int MOST_SIDE = 64;

    private static final int PREPARED = 28;
    private static final long MOST_PIXELS = 100_000_000;
    private static final int WHITE = 255;
    private static final int LISTED = 4;

    private static final String NAMES =
            "a class is a whole number of at most 7 digits, such as 7, or 07 if all names have two digits";

    private static final Pattern EXTENSION = Pattern.compile(".*\\.(png|jpe?g|gif|bmp)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LABEL = Pattern.compile("(0|[1-9][0-9]{0,6})([^0-9].*)?", Pattern.DOTALL);
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,7}");

    private final Path folder;
    private final List<Entry> entries = new ArrayList<>();
    /** Names of the files and folders that are skipped. */
    private final List<String> notPictures = new ArrayList<>();

    private final List<String> outsideClasses = new ArrayList<>();
    private final List<String> notClasses = new ArrayList<>();

    /** How the pixels were read. */
    private String notes = "";

    /** Name of the column of file names in a table of predictions. */
    private static final String ID = "ImageId";

    /** A picture; its label is null if it has none. */
    private record Entry(Path file, Integer label) {}

    /** The pixels of all pictures, one after another. */
    private record Read(byte[] pixels, int height, int width, boolean prepared, boolean inverted) {}

    private PictureFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns whether a folder, or one within it, holds pictures.
     *
     * @param folder a folder
     * @return true if there is a file with the extension of a picture at most two levels below
     */
    public static boolean isOne(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.anyMatch(PictureFolder::isPicture);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isPicture(Path file) {
        return EXTENSION.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file);
    }

    /**
     * Reads a folder.
     *
     * @param folder the folder
     * @return the examples
     * @throws LanewiseException if there are no pictures, one cannot be read, or only some have labels
     */
    public static Dataset read(Path folder) {
        Path training = null;
        Path test = null;
        for (Path each : folders(folder)) {
            String name = each.getFileName().toString().toLowerCase(Locale.ROOT);
            training = name.startsWith("train") && training == null ? each : training;
            test = name.startsWith("test") && test == null ? each : test;
        }
        if (training != null && test != null) {
            PictureFolder first = new PictureFolder(training);
            PictureFolder second = new PictureFolder(test);
            Examples train = first.examples();
            Examples tested = second.examples();
            first.notPictures.addAll(second.notPictures);
            first.outsideClasses.addAll(second.outsideClasses);
            first.notClasses.addAll(second.notClasses);
            return first.dataset(folder, train, tested);
        }
        PictureFolder only = new PictureFolder(folder);
        return only.dataset(folder, only.examples(), null);
    }

    private static List<Path> folders(Path folder) {
        return list(folder).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted(Comparator.comparing(Path::toString)).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new LanewiseException(folder.toString(), "the folder cannot be read", "check its permissions", e);
        }
    }

    private Dataset dataset(Path named, Examples train, Examples test) {
        List<String> added = new ArrayList<>();
        if (!notes.isEmpty()) {
            added.add(notes);
        }
        if (!notPictures.isEmpty()) {
            added.add("skipped " + Text.count(notPictures.size(), "file")
                    + (notPictures.size() == 1 ? " that is not a picture: " : " that are not pictures: ")
                    + listed(notPictures));
        }
        if (!outsideClasses.isEmpty()) {
            added.add("skipped " + Text.count(outsideClasses.size(), "picture") + " outside the class folders: "
                    + listed(outsideClasses));
        }
        if (!notClasses.isEmpty()) {
            added.add("skipped " + Text.count(notClasses.size(), "folder")
                    + (notClasses.size() == 1 ? " whose name is not a class: " : " whose names are not classes: ")
                    + listed(notClasses) + " (" + NAMES + ")");
        }
        return Dataset.of(named + " (pictures)", train, test, added);
    }

    private static String listed(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(LISTED, names.size())))
                + (names.size() > LISTED ? ", ..." : "");
    }

    private Examples examples() {
        collect();
        if (entries.isEmpty() && !notClasses.isEmpty()) {
            throw new LanewiseException(
                    folder.toString(),
                    "there are no pictures in this folder, and the names of these folders in it are not classes: "
                            + listed(notClasses),
                    "rename them: " + NAMES);
        }
        if (entries.isEmpty()) {
            throw new LanewiseException(
                    folder.toString(),
                    "there are no pictures in this folder",
                    "give a folder with PNG, JPEG, GIF or BMP files; put each class in its own folder (7/a.png), or"
                            + " start each file name with its class (7-a.png)");
        }
        List<Entry> unlabeled =
                entries.stream().filter(entry -> entry.label == null).toList();
        if (!unlabeled.isEmpty() && unlabeled.size() < entries.size()) {
            throw new LanewiseException(
                    unlabeled.get(0).file.toString(),
                    "this name does not start with a label, and others do",
                    "start each name with its label, such as 7-a.png");
        }
        Read read = read();
        notes = (read.prepared ? "each picture prepared to " + PREPARED + " x " + PREPARED : "pixels as they are")
                + (read.inverted ? ", inverted because their background is light" : "");
        Examples examples = unlabeled.isEmpty()
                ? Examples.labeled(
                        folder.toString(),
                        read.pixels,
                        read.height,
                        read.width,
                        entries.stream().mapToInt(Entry::label).toArray())
                : Examples.unlabeled(folder.toString(), read.pixels, read.height, read.width);
        return examples.withIds(
                ID,
                entries.stream()
                        .map(entry -> folder.relativize(entry.file).toString())
                        .toList());
    }

    private void collect() {
        Map<Path, Integer> classes = classes();
        for (Path path : list(folder)) {
            String name = path.getFileName().toString();
            if (classes.containsKey(path)) {
                for (Path file : list(path)) {
                    if (Files.isDirectory(file)) {
                        notClasses.add(name + "/" + file.getFileName());
                    } else {
                        add(file, classes.get(path));
                    }
                }
            } else if (Files.isDirectory(path)) {
                notClasses.add(name);
            } else if (!classes.isEmpty() && isPicture(path)) {
                outsideClasses.add(name);
            } else {
                add(path, labelOf(name));
            }
        }
    }

    /**
     * Returns the folders of the classes and their labels. Zeros at the start of a name are accepted if all names have
     * the same number of digits, so that no two folders have the same label.
     */
    private Map<Path, Integer> classes() {
        Map<Path, String> names = new LinkedHashMap<>();
        for (Path each : folders(folder)) {
            String name = each.getFileName().toString();
            if (DIGITS.matcher(name).matches()) {
                names.put(each, name);
            }
        }
        boolean zeros =
                names.values().stream().mapToInt(String::length).distinct().count() == 1;
        Map<Path, Integer> classes = new LinkedHashMap<>();
        names.forEach((path, name) -> {
            int label = Integer.parseInt(name);
            if (zeros || name.equals(Integer.toString(label))) {
                classes.put(path, label);
            }
        });
        return classes;
    }

    private void add(Path path, Integer label) {
        if (isPicture(path)) {
            entries.add(new Entry(path, label));
        } else {
            notPictures.add(path.getFileName().toString());
        }
    }

    private static Integer labelOf(String name) {
        Matcher matcher = LABEL.matcher(name);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    private Read read() {
        GrayImage first = PictureFile.read(entries.get(0).file, MOST_PIXELS);
        int height = first.height();
        int width = first.width();
        if (Math.max(height, width) > MOST_SIDE) {
            return prepared();
        }
        byte[] pixels = pixels(height * width);
        long sum = 0;
        for (int i = 0; i < entries.size(); i++) {
            GrayImage image = i == 0 ? first : PictureFile.read(entries.get(i).file, MOST_PIXELS);
            if (image.height() != height || image.width() != width) {
                return prepared();
            }
            for (int p = 0; p < height * width; p++) {
                int value = Math.min(WHITE, Math.max(0, Math.round(image.values()[p])));
                pixels[i * height * width + p] = (byte) value;
                sum += value;
            }
        }
        boolean light = 2 * sum > (long) WHITE * pixels.length;
        for (int p = 0; light && p < pixels.length; p++) {
            pixels[p] = (byte) ~pixels[p];
        }
        return new Read(pixels, height, width, false, light);
    }

    /** Returns an array for the pixels of all pictures. */
    private byte[] pixels(int perPicture) {
        long size = (long) entries.size() * perPicture;
        if (size > Matrix.MAX_ELEMENTS) {
            throw new LanewiseException(
                    folder.toString(),
                    Text.count(entries.size(), "picture") + " of " + Text.count(perPicture, "pixel")
                            + " do not fit in one Java array",
                    "use fewer pictures");
        }
        return new byte[(int) size];
    }

    private Read prepared() {
        PictureReader reader = PictureReader.of(PREPARED, PREPARED);
        byte[] pixels = pixels(PREPARED * PREPARED);
        for (int i = 0; i < entries.size(); i++) {
            System.arraycopy(reader.read(entries.get(i).file), 0, pixels, i * PREPARED * PREPARED, PREPARED * PREPARED);
        }
        return new Read(pixels, PREPARED, PREPARED, true, false);
    }
}
