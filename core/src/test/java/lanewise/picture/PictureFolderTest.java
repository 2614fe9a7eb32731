package lanewise.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import lanewise.data.Dataset;
import lanewise.data.LabelSet;
import lanewise.errors.LanewiseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {

    @TempDir
    private Path folder;

    /** Writes a picture with a vertical stroke of another shade. */
    private void picture(String name, int side, int ground, int ink) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean stroke = Math.abs(x - side / 2) <= side / 16 && y > side / 5 && y < side - side / 5;
                image.getRaster().setSample(x, y, 0, stroke ? ink : ground);
            }
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void foldersByClassWithPixelsAsTheyAre() throws IOException {
        picture("3/a.png", 8, 0, 200);
        picture("3/b.png", 8, 0, 100);
        picture("7/a.png", 8, 0, 50);
        Files.writeString(folder.resolve("7").resolve("Thumbs.db"), "x");
        Files.writeString(folder.resolve("notes.txt"), "x");
        assertTrue(PictureFolder.isOne(folder));
        Dataset data = PictureFolder.read(folder);
        assertEquals(
                folder
                        + " (pictures): 3 examples of 8 x 8 pixels, 2 classes (3, 7); pixels as they are; skipped 2 files"
                        + " that are not pictures: Thumbs.db, notes.txt",
                data.description());
        assertArrayEquals(new int[] {0, 0, 1}, data.training().labels());
        assertEquals(
                List.of(Path.of("3", "a.png"), Path.of("3", "b.png"), Path.of("7", "a.png")),
                data.training().ids().orElseThrow().values().stream()
                        .map(Path::of)
                        .toList());
        assertEquals((byte) 200, data.training().pixels(0)[4 * 8 + 4]);
        assertEquals(0, data.training().pixels(0)[0]);
    }

    @Test
    void namesByClassAndLightPictures() throws IOException {
        picture("0.png", 8, 250, 10);
        picture("12-anna.png", 8, 250, 10);
        picture("0 (2).PNG", 8, 250, 10);
        Dataset data = PictureFolder.read(folder);
        assertEquals(LabelSet.of(0, 12), data.training().classes());
        assertTrue(data.description().endsWith("inverted because their background is light"), data.description());
        assertEquals((byte) 245, data.training().pixels(0)[4 * 8 + 4]);
        assertEquals(5, data.training().pixels(0)[0]);
    }

    @Test
    void trainingAndTest() throws IOException {
        picture("training/1/a.png", 8, 0, 200);
        picture("training/2/a.png", 8, 0, 200);
        picture("testing/1/a.png", 8, 0, 200);
        Dataset data = PictureFolder.read(folder);
        assertEquals(2, data.training().count());
        assertEquals(1, data.test().count());
        picture("training/three/a.png", 8, 0, 200);
        picture("testing/four/a.png", 8, 0, 200);
        picture("testing/a.png", 8, 0, 200);
        Files.writeString(folder.resolve("testing/notes.txt"), "x");
        assertTrue(
                skipped()
                        .startsWith(
                                "skipped 1 file that is not a picture: notes.txt; skipped 1 picture outside the class"
                                        + " folders: a.png; skipped 2 folders whose names are not classes: three, four ("),
                skipped());
    }

    @Test
    void picturesOfOtherSizesArePrepared() throws IOException {
        picture("1.png", 100, 240, 10);
        picture("2.png", 60, 240, 10);
        Dataset data = PictureFolder.read(folder);
        assertEquals(28, data.training().height());
        assertTrue(data.description().contains("each picture prepared to 28 x 28"), data.description());
        assertEquals(0, data.training().pixels(0)[0]);
        assertTrue(Byte.toUnsignedInt(data.training().pixels(0)[14 * 28 + 14]) > 200);
    }

    @Test
    void namesWithoutLabelsAreUnlabeledOrRefused() throws IOException {
        picture("img_1.png", 8, 0, 200);
        picture("img_2.png", 8, 0, 200);
        assertFalse(PictureFolder.read(folder).training().labeled());
        picture("5.png", 8, 0, 200);
        String message = assertThrows(LanewiseException.class, () -> PictureFolder.read(folder))
                .getMessage();
        assertTrue(
                message.startsWith(folder.resolve("img_1.png") + ": this name does not start with a label"), message);
    }

    @Test
    void damagedPicturesAreNamed() throws IOException {
        picture("1.png", 8, 0, 200);
        Path damaged = Files.writeString(folder.resolve("2.png"), "not a picture");
        String message = assertThrows(LanewiseException.class, () -> PictureFolder.read(folder))
                .getMessage();
        assertTrue(message.startsWith(damaged + ": "), message);
    }

    private String skipped() {
        String description = PictureFolder.read(folder).description();
        return description.substring(description.indexOf("skipped"));
    }

    @Test
    void foldersThatAreNotClassesAreNamed() throws IOException {
        picture("3/a.png", 8, 0, 200);
        picture("three/a.png", 8, 0, 200);
        String rule = " (a class is a whole number of at most 7 digits, such as 7, or 07 if all names have two digits)";
        assertEquals("skipped 1 folder whose name is not a class: three" + rule, skipped());
        for (int i = 0; i < 10; i++) {
            picture("0" + i + "/a.png", 8, 0, 200);
        }
        assertEquals("skipped 11 folders whose names are not classes: 00, 01, 02, 03, ..." + rule, skipped());
        picture("b.png", 8, 0, 200);
        picture("3/more/b.png", 8, 0, 200);
        Files.writeString(folder.resolve("notes.txt"), "x");
        assertEquals(
                "skipped 1 file that is not a picture: notes.txt; skipped 1 picture outside the class folders: b.png;"
                        + " skipped 12 folders whose names are not classes: 00, 01, 02, 03, ..." + rule,
                skipped());
        assertEquals(1, PictureFolder.read(folder).training().count());
    }

    @Test
    void onlyFoldersThatAreNotClasses() throws IOException {
        picture("class 3/a.png", 8, 0, 200);
        picture("-3/a.png", 8, 0, 200);
        assertTrue(PictureFolder.isOne(folder));
        assertEquals(
                folder + ": there are no pictures in this folder, and the names of these folders in it are not classes:"
                        + " -3, class 3; rename them: a class is a whole number of at most 7 digits, such as 7, or 07 if"
                        + " all names have two digits",
                assertThrows(LanewiseException.class, () -> PictureFolder.read(folder))
                        .getMessage());
    }

    @Test
    void classesOfTwoDigitsMayStartWithZero() throws IOException {
        for (String name : new String[] {"00", "03", "12"}) {
            picture(name + "/a.png", 8, 0, 200);
        }
        Dataset data = PictureFolder.read(folder);
        assertEquals(LabelSet.of(0, 3, 12), data.training().classes());
        assertFalse(data.description().contains("skipped"), data.description());
    }

    @Test
    void aFolderWithoutPictures() {
        assertFalse(PictureFolder.isOne(folder));
        assertThrows(LanewiseException.class, () -> PictureFolder.read(folder));
    }
}
