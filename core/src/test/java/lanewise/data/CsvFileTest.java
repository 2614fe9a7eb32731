package lanewise.data;

import static lanewise.data.TestFiles.assertRefused;
import static lanewise.data.TestFiles.gzip;
import static lanewise.data.TestFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @TempDir
    private Path folder;

    private Examples read(String text) throws IOException {
        return DataFiles.read(write(folder, "data.csv", text)).training();
    }

    private static void assertTwoLabeled(Examples examples) {
        assertEquals(2, examples.count());
        assertArrayEquals(new byte[] {0, 12, (byte) 255, 3, 4, 5, 6, (byte) 128}, examples.pixels());
        assertTrue(examples.labeled());
        assertEquals(LabelSet.of(5, 7), examples.classes());
        assertArrayEquals(new int[] {1, 0}, examples.labels());
        assertEquals(2, examples.height());
        assertEquals(2, examples.width());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label,a,b,c,d\n7,0,12,255,3\n5,4,5,6,128\n",
                "LABEL,pixel0,pixel1,pixel2,pixel3\n7,0,12,255,3\n5,4,5,6,128",
                "label,1,2,3,4\n7,0,12,255,3\n5,4,5,6,128",
                "7,0,12,255,3\n5,4,5,6,128\n",
                "7,0,12,255,3\r\n5,4,5,6,128\r\n",
                "label,a,b,c,d\r7,0,12,255,3\r5,4,5,6,128\r",
                "\ufefflabel,a,b,c,d\n7,0,12,255,3\n5,4,5,6,128\n",
                "\ufeff7,0,12,255,3\r\n5,4,5,6,128\r\n\r\n",
                "\nlabel,a,b,c,d\n\n7,0,12,255,3\n\n\n5,4,5,6,128\n\n",
                "\" label \",\"a\",b,c,d\n\"7\",\"0\",\"12\",255,3\n\"5\",4,\" 5 \",\"6\",\"128\"\n",
                " 7, 0 , 12,255\t,3\n5,4, \"5\",6, 0128 \n",
            })
    void readsLabeledExamples(String text) throws IOException {
        assertTwoLabeled(read(text));
    }

    @Test
    void decidesByContentWhetherCompressed() throws IOException {
        byte[] text = "label,a,b,c,d\n7,0,12,255,3\n5,4,5,6,128\n".getBytes(StandardCharsets.UTF_8);
        assertTwoLabeled(DataFiles.read(write(folder, "train-images-idx3-ubyte", gzip(text)))
                .training());
        assertTwoLabeled(DataFiles.read(write(folder, "train.csv.gz", text)).training());
    }

    @Test
    void describesItself() throws IOException {
        Path file = write(folder, "train.csv", "label,a,b,c,d\n7,0,12,255,3\n5,4,5,6,128\n");
        Dataset data = DataFiles.read(file);
        assertEquals(file + " (CSV): 2 examples of 2 x 2 pixels, 2 classes (5, 7)", data.description());
        assertEquals(file.toString(), data.training().source());
        assertNull(data.test());
    }

    @Test
    void readsAHeaderWithoutLabelsAsUnlabeled() throws IOException {
        Examples examples = read("pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n5,6,7,8\n9,10,11,12\n");
        assertFalse(examples.labeled());
        assertEquals(3, examples.count());
        assertEquals(2, examples.height());
        assertRefused(examples.source(), () -> Split.of(examples, 1, 1), "labels are missing", "--label-column");
    }

    @ParameterizedTest
    @CsvSource({
        "785, true, 28, 28",
        "784, false, 28, 28",
        "65, true, 8, 8",
        "64, false, 8, 8",
        "2, true, 1, 1",
        "4, false, 2, 2",
        "7, true, 1, 6",
        "11, true, 1, 10"
    })
    void theNumberOfColumnsDecidesTheLayoutWithoutAHeader(int columns, boolean labeled, int height, int width)
            throws IOException {
        String row = IntStream.range(0, columns)
                .mapToObj(i -> String.valueOf((i + 7) % 200))
                .collect(Collectors.joining(","));
        Examples examples = read(row + "\n" + row + "\n");
        assertEquals(labeled, examples.labeled());
        assertEquals(2, examples.count());
        assertEquals(height, examples.height());
        assertEquals(width, examples.width());
        assertEquals(labeled ? 8 : 7, examples.pixels()[0]);
    }

    @Test
    void pixelsThatAreNotASquareAreOneRow() throws IOException {
        Examples examples = read("label,a,b,c\n1,2,3,4\n");
        assertEquals(1, examples.height());
        assertEquals(3, examples.width());
    }

    @Test
    void reads26LettersOf8By8() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 520; i++) {
            text.append(1 + i % 26);
            for (int j = 0; j < 64; j++) {
                text.append(',').append((i * 64 + j) % 256);
            }
            text.append('\n');
        }
        Examples examples = read(text.toString());
        assertEquals(8, examples.height());
        assertEquals("1..26", examples.classes().toString());
        assertArrayEquals(TestFiles.cyclicLabels(520, 0, 26), examples.labels());
        for (int i = 0; i < examples.pixels().length; i++) {
            assertEquals((byte) i, examples.pixels()[i]);
        }
    }

    /** More pixels than the first buffer holds, and rows that cross the end of every buffer. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void growsWithTheFile(boolean compressed) throws IOException {
        int rows = 60_000;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            text.append(i / 2);
            for (int j = 0; j < 100; j++) {
                text.append(',').append(i < rows / 2 ? 0 : (i + j) % 256);
            }
            text.append('\n');
        }
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        Examples examples = DataFiles.read(write(folder, "large", compressed ? gzip(content) : content))
                .training();
        assertEquals(rows, examples.count());
        assertEquals(100 * rows, examples.pixels().length);
        assertEquals(10, examples.height());
        for (int i = 0; i < rows; i++) {
            assertEquals(i / 2, examples.labels()[i]);
            assertEquals((byte) (i < rows / 2 ? 0 : i + 99), examples.pixels()[100 * i + 99]);
        }
    }

    @Test
    void acceptsLabelsUpToAMillion() throws IOException {
        assertEquals(
                LabelSet.of(0, 1_000_000), read("1000000,1,2,3,4\n0,1,2,3,4\n").classes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x     | 'x' is not a number",
                "1a    | '1a' is not a number",
                "-3    | '-3' is negative",
                "256   | '256' is above 255",
                "99999999999999999999 | '99999999999999999999' is above 255",
                "1.5   | '1.5' is not a whole number",
                "1e3   | '1e3' is above 255",
                "1e999999999999 | '1e999999999999' is not a number",
                "Infinity | 'Infinity' is not a number",
                "``    | the cell is empty",
                "`  `  | the cell is empty",
                "\"\"  | the cell is empty",
                "NaN   | 'NaN' is not a number",
                "`\"a\nb\"` | 'a\uFFFDb' is not a number",
                "a\u001bb | 'a\uFFFDb' is not a number",
                "a\u009bb | 'a\uFFFDb' is not a number",
                "a\u202eb | 'a\uFFFDb' is not a number",
                "a very long text that is cut somewhere | 'a very long text that is...' is not a number",
            })
    void refusesCellsThatAreNotPixels(String cell, String problem) throws IOException {
        Path file = write(folder, "data.csv", "label,a,b,c,d\n1,2,3,4,5\n\n1,2," + cell + ",4,5\n");
        assertRefused(
                file + ": line 4, column 3",
                () -> DataFiles.read(file),
                problem,
                "pixel as a whole number from 0 to 255");
    }

    @ParameterizedTest
    @CsvSource({
        "five, is not a number",
        "-1, is negative",
        "1000001, 'is above 1,000,000'",
        "1.5, whole number",
        "'', empty"
    })
    void refusesCellsThatAreNotLabels(String cell, String problem) throws IOException {
        Path file = write(folder, "data.csv", "1,2,3,4,5\r\n" + cell + ",2,3,4,5\r\n");
        assertRefused(
                file + ": line 2, column 1",
                () -> DataFiles.read(file),
                problem,
                "label as a whole number from 0 to 1,000,000");
    }

    @ParameterizedTest
    @CsvSource({
        "'1,2,x,4,5', 3, not a number",
        "'1,2,3,4,-5', 5, negative",
        "'1,2,,4,5', 3, empty",
        "'a,1', 1, not a number"
    })
    void oneWrongCellInTheFirstRowIsNotAHeader(String row, int column, String problem) throws IOException {
        Path file = write(folder, "data.csv", row + "\n1,2,3,4,5\n");
        assertRefused(file + ": line 1, column " + column, () -> DataFiles.read(file), problem, "if this is a header");
    }

    @Test
    void refusesRowsOfOtherLengths() throws IOException {
        Path few = write(folder, "few.csv", "label,a,b,c,d\n1,2,3,4,5\n1,2,3\n");
        assertRefused(few + ": line 3, column 4", () -> DataFiles.read(few), "ends before this cell", "5 cells");
        Path many = write(folder, "many.csv", "1,2,3,4,5\n1,2,3,4,5,6\n");
        assertRefused(
                many + ": line 2, column 6", () -> DataFiles.read(many), "more cells than the first row, which has 5");
        Path comma = write(folder, "comma.csv", "1,2,3,4,5\n1,2,3,4,5,\n");
        assertRefused(comma + ": line 2, column 6", () -> DataFiles.read(comma), "more cells");
        Path cut = write(folder, "cut.csv", "1,2,3,4,5\n1,2,3,4,5\n1,2");
        assertRefused(cut + ": line 3, column 3", () -> DataFiles.read(cut), "ends before this cell");
    }

    @Test
    void refusesFilesWithoutExamples() throws IOException {
        Path header = write(folder, "header.csv", "label,a,b,c,d\n");
        assertRefused(header + ": line 1", () -> DataFiles.read(header), "no examples follow");
        Path endless = write(folder, "endless.csv", "\nlabel,a,b,c,d");
        assertRefused(endless + ": line 2", () -> DataFiles.read(endless), "no examples follow");
        Path blank = write(folder, "blank.csv", "\n\n\r\n");
        assertRefused(blank.toString(), () -> DataFiles.read(blank), "only blank lines");
        Path marked = write(folder, "marked.csv", "\ufeff");
        assertRefused(marked.toString(), () -> DataFiles.read(marked), "only blank lines");
    }

    @Test
    void refusesTwoColumnsOfLabels() throws IOException {
        Path file = write(folder, "data.csv", "a,b,class,Label\n1,2,3,4\n");
        assertRefused(
                file + ": line 1", () -> DataFiles.read(file), "columns 3 and 4", "'class', 'Label'", "--label-column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"label\n1\n", "7\n8\n", "7:1:2:3:4\n"})
    void refusesASingleColumn(String text) throws IOException {
        Path file = write(folder, "data.csv", text);
        assertRefused(file.toString(), () -> DataFiles.read(file), "only one column", "commas");
    }

    @Test
    void refusesBrokenQuotes() throws IOException {
        Path open = write(folder, "open.csv", "1,2,3,4,5\n1,\"2,3,4,5\n" + "1,2,3,4,5\n".repeat(10));
        assertRefused(open + ": line 2, column 2", () -> DataFiles.read(open), "quote is not closed", "without quotes");
        Path large = write(folder, "large.csv", "1,2,3,4,5\n1,\"2,3,4,5\n" + "1,2,3,4,5\n".repeat(100_000));
        assertRefused(large + ": line 2, column 2", () -> DataFiles.read(large), "quote is not closed");
        Path after = write(folder, "after.csv", "1,2,3,4,5\n1,2,\"3\"3,4,5\n");
        assertRefused(after + ": line 2, column 3", () -> DataFiles.read(after), "follows the closing quote");
    }

    @Test
    void aQuotedLineBreakCountsAsALineOfTheFile() throws IOException {
        Path file = write(folder, "data.csv", "label,\"a\nb\",c,d,e\n1,2,3,4,5\n1,2,3,4,x\n");
        assertRefused(file + ": line 4, column 5", () -> DataFiles.read(file), "'x' is not a number");
    }
}
