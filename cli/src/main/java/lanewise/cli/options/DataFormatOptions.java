package lanewise.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lanewise.data.DataFiles;
import lanewise.data.DataOptions;
import lanewise.data.Dataset;
import lanewise.errors.LanewiseException;
import lanewise.picture.PictureFolder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that describe the files of {@code --data}. */
public final class DataFormatOptions {

    /** The names of these options. */
    public static final List<String> NAMES = List.of("--label-column", "--id-column", "--max-pixel", "--transpose");

    @Option(
            names = "--label-column",
            paramLabel = "COLUMN",
            description = "Column with the labels in a CSV file: its name in the header, its number (the first is 1), "
                    + "or 'last'. Use 'none' for a file without labels. Default: the column named label, "
                    + "class, target, y or digit; the first if there is no header.")
    private String labelColumn;

    @Option(
            names = "--id-column",
            paramLabel = "COLUMN",
            description = "Column to skip in a CSV file: its name in the header, or its number (the first is 1). "
                    + "Default: a column that has no name or is named id, ImageId or index.")
    private String idColumn;

    @Option(
            names = "--max-pixel",
            paramLabel = "M",
            converter = OptionValues.AboveZero.class,
            description = "Maximum pixel value in a CSV or NPZ file, such as 1 for pixels from 0 to 1. The pixels are "
                    + "multiplied by 255 / M and rounded. Default: pixels are whole numbers from 0 to 255 and are not "
                    + "scaled.")
    private Float maxPixel;

    @Option(names = "--transpose", description = "Exchange rows and columns of each image. Needed for EMNIST.")
    private boolean transpose;

    /**
     * Checks that none of these options is given, because the command reads no file.
     *
     * @param command the command, which has an option {@code --data}
     * @throws picocli.CommandLine.ParameterException if one is given
     */
    public static void checkUnused(CommandSpec command) {
        UsageError.refuse(command, NAMES, " requires --data");
    }

    /**
     * Checks the options of a command that trains on files or on the built-in images: these options require files, and
     * {@code --mnist} requires the built-in images.
     *
     * @param command the command, which has the options {@code --data} and {@code --mnist}
     * @param files the files of {@code --data}; empty for the built-in images
     * @throws picocli.CommandLine.ParameterException if an option is given that has no effect
     */
    public static void checkSource(CommandSpec command, List<Path> files) {
        if (files.isEmpty()) {
            checkUnused(command);
        } else {
            UsageError.refuse(command, List.of("--mnist"), " and --data are mutually exclusive; give one of them");
        }
    }

    /**
     * Reads examples.
     *
     * @param files a CSV file, a folder of IDX files or pictures, or IDX files
     * @return the examples
     * @throws LanewiseException if they cannot be read
     */
    public Dataset read(List<Path> files) {
        DataOptions options = new DataOptions(
                Optional.ofNullable(labelColumn),
                Optional.ofNullable(idColumn),
                maxPixel == null ? 0 : maxPixel,
                transpose);
        if (files.size() == 1 && Files.isDirectory(files.get(0)) && PictureFolder.isOne(files.get(0))) {
            if (!options.equals(DataOptions.NONE)) {
                throw new LanewiseException(
                        files.get(0).toString(),
                        "a folder of pictures has no columns and is not transposed",
                        "omit " + String.join(", ", NAMES));
            }
            return PictureFolder.read(files.get(0));
        }
        return DataFiles.read(options, files.toArray(Path[]::new));
    }
}
