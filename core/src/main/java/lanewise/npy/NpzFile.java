package lanewise.npy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * Reads NPZ files, the ZIP archives of arrays that {@code numpy.savez} and {@code numpy.savez_compressed} write, and
 * NPY files, the single arrays that {@code numpy.save} writes. Arrays of Python objects, which NumPy stores as pickles,
 * are refused by name: reading a pickle can run code.
 */
public final class NpzFile {

    private static final String SUFFIX = ".npy";
    private static final int MOST_ENTRIES = 10_000;
    private static final int LONGEST_NAME = 60;

    static final String AGAIN = "copy or download it again";

    private NpzFile() {}

    /**
     * Reads all arrays of numbers.
     *
     * @param path the file
     * @param text receives the name of each array of text, such as a description of the data, which is not read
     * @return the other arrays by name, in the order of the file
     * @throws LanewiseException if it is not an NPZ file, is damaged, holds something other than arrays of numbers and
     *     text, or exceeds the heap
     */
    public static Map<String, NpyArray> read(Path path, Consumer<String> text) {
        String file = path.toString();
        if (!Files.exists(path)) {
            throw new LanewiseException(file, "there is no such file", "check the path", new NoSuchFileException(file));
        }
        if (Files.isDirectory(path)) {
            throw new LanewiseException(file, "this is a folder, not an NPZ file", "give a file in this folder");
        }
        if (!Files.isRegularFile(path)) {
            throw new LanewiseException(file, "this is not a regular file", "save the arrays to a file first");
        }
        try {
            refuseOther(file, path);
            try (ZipFile zip = new ZipFile(path.toFile())) {
                return read(file, zip, text);
            }
        } catch (AccessDeniedException e) {
            throw new LanewiseException(file, "no permission to read it", "check its permissions", e);
        } catch (IOException e) {
            throw new LanewiseException(file, "reading the ZIP archive failed (" + e.getMessage() + ")", AGAIN, e);
        }
    }

    /**
     * Reads the array of an NPY file.
     *
     * @param path the file
     * @return the array
     * @throws LanewiseException if it is not an NPY file, is damaged, does not hold numbers, or exceeds the heap
     */
    public static NpyArray readArray(Path path) {
        String file = path.toString();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            NpyHeader header = NpyHeader.read(file, in);
            header.check(file, Files.size(path), 0);
            return NpyArray.read(file, header, in);
        } catch (NoSuchFileException e) {
            throw new LanewiseException(file, "there is no such file", "check the path", e);
        } catch (IOException e) {
            throw new LanewiseException(file, "reading failed (" + e.getMessage() + ")", AGAIN, e);
        }
    }

    /** Refuses a file of {@code numpy.save}, which has one array without a name, and every file that is not a ZIP. */
    private static void refuseOther(String file, Path path) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(NpyHeader.MAGIC.length);
        }
        if (head.length == 0) {
            throw new LanewiseException(file, "the file is empty", AGAIN);
        }
        if (IntStream.range(0, NpyHeader.MAGIC.length)
                .allMatch(i -> i < head.length && Byte.toUnsignedInt(head[i]) == NpyHeader.MAGIC[i])) {
            throw new LanewiseException(
                    file, "this NPY file holds one array", "save all arrays in one file with numpy.savez");
        }
        if (head[0] != 'P' || head.length > 1 && head[1] != 'K') {
            throw new LanewiseException(file, "this is not an NPZ file", "save the arrays with numpy.savez");
        }
    }

    private static Map<String, NpyArray> read(String file, ZipFile zip, Consumer<String> text) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new LanewiseException(
                    file,
                    "the ZIP archive has " + Text.count(zip.size()) + " entries",
                    "save at most " + Text.count(MOST_ENTRIES) + " arrays in a file");
        }
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        long total = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (!name.endsWith(SUFFIX)) {
                throw other(file, name);
            }
            String array = name.substring(0, name.length() - SUFFIX.length());
            String place = file + ": array " + Text.quoted(array, LONGEST_NAME);
            Optional<NpyArray> numbers = new NpzEntry(place, zip, entry).read(total);
            if (numbers.isEmpty()) {
                text.accept(array);
                continue;
            }
            total += numbers.get().bytes();
            if (arrays.put(array, numbers.get()) != null) {
                throw new LanewiseException(place, "another array has this name", AGAIN);
            }
        }
        if (arrays.isEmpty()) {
            boolean empty = zip.size() == 0;
            throw new LanewiseException(
                    file,
                    empty ? "the ZIP archive is empty" : "there is no array of numbers in it",
                    empty ? AGAIN : "save arrays of numbers with numpy.savez");
        }
        return Collections.unmodifiableMap(arrays);
    }

    private static LanewiseException other(String file, String name) {
        String place = file + ": entry " + Text.quoted(name, LONGEST_NAME);
        return name.endsWith(".pkl")
                ? new LanewiseException(
                        place,
                        "this is a Python pickle, as torch.save writes it, which could run code",
                        "save the weights with safetensors (save_file in Python)")
                : new LanewiseException(
                        place, "this is not a NumPy array", "give an NPZ file, as numpy.savez writes it");
    }
}
