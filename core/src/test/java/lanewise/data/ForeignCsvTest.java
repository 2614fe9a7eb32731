package lanewise.data;

import static lanewise.data.TestFiles.assertRefused;
import static lanewise.data.TestFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lanewise.errors.LanewiseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files as scikit-learn, pandas, R, Excel, OpenML, UCI and Kaggle write them. */
class ForeignCsvTest {

    @TempDir
    private Path folder;

    private Path resource(String name) throws IOException {
        try (InputStream in = ForeignCsvTest.class.getResourceAsStream(name)) {
            return write(folder, name, in.readAllBytes());
        }
    }

    private static DataOptions options(String label, String id, double maxPixel) {
        return new DataOptions(Optional.ofNullable(label), Optional.ofNullable(id), maxPixel, false);
    }

    private Examples read(DataOptions options, String text) throws IOException {
        return DataFiles.read(options, write(folder, "data.csv", text)).training();
    }

    private Examples read(String text) throws IOException {
        return read(DataOptions.NONE, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sklearn_digits_intheader.csv | 200 examples of 8 x 8 pixels, 10 classes (0..9)",
                "pandas_floats.csv.gz | 100 examples of 28 x 28 pixels, 10 classes (0..9)",
                "excel_sep_line.csv | 50 examples of 28 x 28 pixels, 10 classes (0..9)",
                "kannada_test_id.csv.gz | 600 examples of 28 x 28 pixels, no labels; skipped: column 1 ('id')",
                "openml_class_last.csv.gz"
                        + " | 600 examples of 28 x 28 pixels, 10 classes (0..9); labels in column 785 ('class')",
            })
    void readsTheFilesOfOtherPrograms(String name, String expected) throws IOException {
        Path file = resource(name);
        assertEquals(file + " (CSV): " + expected, DataFiles.read(file).description());
    }

    @Test
    void labelsInTheLastColumnAreNotGuessed() throws IOException {
        Path file = resource("uci_optdigits.tra");
        assertRefused(
                file.toString(),
                () -> DataFiles.read(file),
                "all 200 labels in column 1 are 0",
                "add --label-column last");
        for (String column : List.of("last", "65")) {
            Dataset data = DataFiles.read(options(column, null, 0), file);
            assertEquals(
                    file + " (CSV): 200 examples of 8 x 8 pixels, 10 classes (0..9); labels in column 65",
                    data.description());
        }
        assertEquals(
                1,
                DataFiles.read(options("1", null, 0), file).training().classes().size());
    }

    @Test
    void aColumnOfRowNumbersIsNotALabel() throws IOException {
        Path file = resource("pandas_index_noheader.csv.gz");
        assertRefused(
                file.toString(),
                () -> DataFiles.read(file),
                "each of the 600 examples has a different label in column 1",
                "785 pixel columns do not form a square image",
                "--id-column 1");
        assertEquals(
                file
                        + " (CSV): 600 examples of 28 x 28 pixels, 10 classes (0..9); labels in column 2; skipped: column 1",
                DataFiles.read(options(null, "1", 0), file).description());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target,a,b,c,d\n7,0,12,255,3\n5,4,5,6,128\n",
                "a,b,c,d,Class\n0,12,255,3,7\n4,5,6,128,5\n",
                "a,b,\"y\",c,d\n0,12,7,255,3\n4,5,5,6,128\n",
                ",digit,a,b,c,d\n0,7,0,12,255,3\n1,5,4,5,6,128\n",
                "Unnamed: 0,a,b,c,d,label\n0,0,12,255,3,7\n1,4,5,6,128,5\n",
                "\"\",\"label\",\"a\",\"b\",\"c\",\"d\"\n\"1\",7,0,12,255,3\n\"2\",5,4,5,6,128\n",
                "\"label\",\"a\",\"b\",\"c\",\"d\"\n\"1\",7,0,12,255,3\n\"2\",5,4,5,6,128\n",
                "x,y,label,z,w\n0,12,7,255,3\n4,5,5,6,128\n",
                "label;a;b;c;d\n7;0;12;255;3\n5;4;5;6;128\n",
                "label;a;b;c;d\n7,0;0,0;12,0;255,0;3,0\n5,0;4,0;5,0;6,0;128,0\n",
                "7,0;0,0;12,0;255,0;3,0\n5,0;4,0;5,0;6,0;128,0\n",
                "label\ta\tb\tc\td\n7\t0\t12\t255\t3\n5\t4\t5\t6\t128\n",
                "7|0|12|255|3\n5|4|5|6|128\n",
                "sep=;\r\nlabel;a;b;c;d\r\n7;0;12;255;3\r\n5;4;5;6;128\r\n",
                "\"sep=,\"\n7,0,12,255,3\n5,4,5,6,128\n",
                "SEP=\t\n7\t0\t12\t255\t3\n5\t4\t5\t6\t128\n",
                "\ufeffsep=;\n7;0;12;255;3\n5;4;5;6;128\n",
                "\n  \nsep=;\n7;0;12;255;3\n5;4;5;6;128\n",
                "7 0 12 255 3\n5 4 5 6 128\n",
                "7.0e+00 0.000000000000000000e+00 1.2e+01 2.55e+02 3.0e+00\n5e0 4 5. 60e-1 12.8E1\n",
                "\"7\", \"0\", \"12\", \"255\", \"3\"\n5, \"4\", 5, \"6\", 128\n",
                "7.0,0.,12.00,+255,3\n5,4.0,5,6,128\n",
                "id,label,a,b,c,d\nx17,7,0,12,255,3\n,5,4,5,6,128\n",
            })
    void columnsAndSeparatorsOfEveryKind(String text) throws IOException {
        Examples examples = read(text);
        assertTrue(examples.labeled());
        assertEquals(LabelSet.of(5, 7), examples.classes());
        assertArrayEquals(new int[] {1, 0}, examples.labels());
        assertArrayEquals(new byte[] {0, 12, (byte) 255, 3, 4, 5, 6, (byte) 128}, examples.pixels());
    }

    @Test
    void idsAreKeptForTheSubmission() throws IOException {
        Examples test = read("id,a,b,c,d\n17,1,2,3,4\nx 3,5,6,7,8\n");
        assertFalse(test.labeled());
        assertEquals(new Examples.Ids("id", List.of("17", "x 3")), test.ids().orElseThrow());
        assertTrue(test.first(1).ids().isEmpty());
        assertTrue(read("a,b,c,d\n1,2,3,4\n").ids().isEmpty());
        assertEquals(
                new Examples.Ids("id", List.of("17", "x 3")),
                read("id,label,a,b,c,d\n17,7,1,2,3,4\nx 3,8,5,6,7,8\n").ids().orElseThrow());
        assertEquals(
                new Examples.Ids("id", List.of("17", "x 3")),
                read(",id,label,a,b,c,d\n0,17,7,1,2,3,4\n1,x 3,8,5,6,7,8\n")
                        .ids()
                        .orElseThrow());
        assertEquals(
                new Examples.Ids("ImageId", List.of("9", "8")),
                read(options("none", "5", 0), "1,2,3,4,9\n5,6,7,8,8\n").ids().orElseThrow());
    }

    @Test
    void anOptionNamesTheLabelColumn() throws IOException {
        String text = "a,truth,b,c,d\n1,7,2,3,4\n5,8,6,7,8\n";
        assertEquals(LabelSet.of(7, 8), read(options("Truth", null, 0), text).classes());
        assertEquals(LabelSet.of(7, 8), read(options("2", null, 0), text).classes());
        assertFalse(read(options("none", null, 0), "7,1,2,3\n8,4,5,6\n").labeled());
        Path file = write(folder, "data.csv", text);
        assertRefused(
                file + ": line 1",
                () -> DataFiles.read(options("6", null, 0), file),
                "--label-column: there is no column '6'; the file has 5 columns");
        Path blank = write(folder, "blank.csv", "\n" + text);
        assertRefused(blank + ": line 2", () -> DataFiles.read(options("foo", null, 0), blank), "no column 'foo'");
        assertRefused(
                file + ": line 1", () -> DataFiles.read(options("a", "1", 0), file), "cannot be both label and id");
    }

    @Test
    void anOptionGivesTheValueOfFullInk() throws IOException {
        assertArrayEquals(
                new byte[] {0, (byte) 128, (byte) 255, 51},
                read(options(null, null, 1), "label,a,b,c,d\n3,0,0.5,1.0,0.2\n").pixels());
        assertArrayEquals(
                new byte[] {0, 16, (byte) 255, 80},
                read(options(null, null, 16), "label,a,b,c,d\n3,0,1,16,5\n").pixels());
        Path file = write(folder, "data.csv", "label,a,b,c,d\n3,0,0.5,1.0,0.2\n");
        assertRefused(
                file + ": line 2, column 3",
                () -> DataFiles.read(file),
                "'0.5' is not a whole number",
                "if pixels are from 0 to 1, add --max-pixel 1");
        Path high = write(folder, "high.csv", "label,a,b,c,d\n3,0,0.5,1.5,0.2\n");
        assertRefused(
                high + ": line 2, column 4",
                () -> DataFiles.read(options(null, null, 1), high),
                "'1.5' is not a number from 0 to 1");
    }

    @Test
    void refusesImagesOfZerosAndOnesWithoutARange() throws IOException {
        StringBuilder text = new StringBuilder("label,a,b,c,d\n");
        for (int i = 0; i < 30; i++) {
            text.append(String.format(Locale.ROOT, "%d,0,1,%d,0%n", i % 3, i % 2));
        }
        Path file = write(folder, "binary.csv", text.toString());
        assertRefused(file.toString(), () -> DataFiles.read(file), "all pixels are 0 or 1", "--max-pixel 1");
        assertEquals(
                (byte) 255,
                DataFiles.read(options(null, null, 1), file).training().pixels()[1]);
        assertEquals(
                1, DataFiles.read(options(null, null, 255), file).training().pixels()[1]);
    }

    @Test
    void trainingRefusesASingleClassAndAClassPerExample() throws IOException {
        StringBuilder single = new StringBuilder("label,a,b,c,d\n");
        StringBuilder each = new StringBuilder("label,a,b,c,d\n");
        for (int i = 0; i < 30; i++) {
            single.append("4,1,2,3,").append(i).append('\n');
            each.append(i).append(",1,2,3,9\n");
        }
        Examples one = read(single.toString());
        assertRefused(
                one.source(), () -> Split.checkTrainable(one), "all 30 examples have the label 4", "--label-column");
        Examples row = read("label,a,b,c,d\n4,1,2,3,9\n");
        assertRefused(
                row.source(), () -> Split.checkTrainable(row), "the only example has the label 4", "--label-column");
        Examples own = read(each.toString());
        assertRefused(own.source(), () -> Split.checkTrainable(own), "a different class", "--label-column");
    }

    @Test
    void aCommaInACellIsADecimalCommaOnlyIfCommasDoNotSeparateCells() throws IOException {
        for (String row : List.of("7,0,\"1,000\",0,1", "\"7\",\"0\",\"0,5\",\"0\",\"1\"")) {
            for (String before : List.of("", "label,a,b,c,d\n", "label,a,b,c,d\n5,1,0,1,0\n")) {
                Path file = write(folder, "comma.csv", before + row + "\n");
                String place = file + ": line " + (before.lines().count() + 1) + ", column 3";
                String cell = row.contains("1,000") ? "'1,000'" : "'0,5'";
                for (double most : new double[] {0, 1, 255}) {
                    assertRefused(
                            place,
                            () -> DataFiles.read(options(null, null, most), file),
                            cell + " is not a number: commas separate the cells");
                }
            }
        }
        Path spaces = write(folder, "spaces.csv", "7, \"2\", \"1,000\", 0, 3, 4\n");
        assertRefused(spaces + ": line 1, column 3", () -> DataFiles.read(spaces), "'\"1' is not a number");
        Path label = write(folder, "label.csv", "1,2,3,4,5\n\"7,0\",2,3,4,5\n");
        assertRefused(label + ": line 2, column 1", () -> DataFiles.read(label), "'7,0' is not a number");
        assertEquals(12, read("7;\"12,0\";3;5;6\n").pixels()[0]);
        Examples ids = read("id,a,b,c,d\n\"x, 1\",2,3,4,5\n");
        assertEquals(List.of("x, 1"), ids.ids().orElseThrow().values());
    }

    @Test
    void theLinesOfMessagesAreThoseOfTheFile() throws IOException {
        Path file = write(folder, "data.csv", "sep=;\nlabel;a;b;c;d\n1;2;3;4;5\n1;2;x;4;5\n");
        assertRefused(file + ": line 4, column 3", () -> DataFiles.read(file), "'x' is not a number");
    }

    /** pandas reads a file without a header as if it had one, numbers equal names, and writes them. */
    @Test
    void aHeaderOfNumberedValuesIsNotAnExample() throws IOException {
        Path file = write(
                folder,
                "numbered.csv",
                "0,0.1,0.2,0.3,7,0.4,0.5,7.1,0.6,0.7\n" + "1,2,3,4,5,6,7,8,9,0\n".repeat(3) + "2,2,3,4,5,6,7,8,9,0\n");
        Examples examples = DataFiles.read(file).training();
        assertEquals(4, examples.count());
        assertEquals(3, examples.height());
    }

    @Test
    void aSeparatorAtTheEndOfEachRowIsIgnored() throws IOException {
        for (String separator : List.of(" ", ",", ";", "\t")) {
            String row = "1 2 3 4 5 \n0 2 3 4 5 \n".replace(" ", separator);
            Examples examples =
                    DataFiles.read(write(folder, "trailing.csv", row)).training();
            assertEquals(2, examples.count());
            assertEquals(4, examples.pixelsPerExample());
        }
    }

    /** Such columns are the numbers of the rows, in a file that pandas saved twice. */
    @Test
    void columnsThatPandasNamedAreSkipped() throws IOException {
        Examples examples = read("Unnamed: 0.1,Unnamed: 0,label,a,b,c,d\n0,0,7,1,2,3,4\n1,1,8,5,6,7,8\n");
        assertEquals(4, examples.height() * examples.width());
        assertEquals(7, examples.classes().labelOf(examples.labels()[0]));
    }

    /** The names of the classes are not the numbers of the rows. */
    @Test
    void aNamedColumnOfWordsIsNotAColumnOfRowNumbers() {
        LanewiseException e = assertThrows(LanewiseException.class, () -> read("label,a,b,c,d\nseven,1,2,3,4\n"));
        assertTrue(e.getMessage().contains("'seven' is not a number"), e.getMessage());
        assertFalse(e.getMessage().contains("--id-column"), e.getMessage());
    }

    @Test
    void aTransposedFileGetsAHint() throws IOException {
        String row = "1" + ",0".repeat(29) + "\n";
        for (int rows : new int[] {784, 785}) {
            Path file = write(
                    folder,
                    "transposed.csv",
                    row.repeat(rows / 2) + row.replaceFirst("1", "2").repeat(rows - rows / 2));
            List<String> hints = DataFiles.read(file).hints();
            assertTrue(
                    hints.toString()
                            .contains("if each column of the file is an image, save the transposed array (X.T)"),
                    hints.toString());
        }
        Path other = write(
                folder, "rows.csv", row.repeat(300) + row.replaceFirst("1", "2").repeat(300));
        assertEquals(List.of(), DataFiles.read(other).hints());
    }

    @Test
    void otherFormatsAreNamed() throws IOException {
        for (String[] each : new String[][] {
            {"% a comment\n@RELATION mnist\n@ATTRIBUTE a REAL\n", "an ARFF file"},
            {"5 153:0.0117647 154:0.0705882 155:1\n", "LIBSVM"},
            {"PAR1\u0015\u0004", "a Parquet file"},
            {"\n{\n \"cells\": [\n", "JSON text, such as a notebook"},
            {"MATLAB 5.0 MAT-file", "a MATLAB file"}
        }) {
            Path file = write(folder, "other", each[0]);
            TestFiles.assertRefused(file.toString(), () -> DataFiles.read(file), each[1], "to_csv");
        }
    }
}
