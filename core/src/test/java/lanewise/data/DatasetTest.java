package lanewise.data;

import static lanewise.data.TestFiles.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DatasetTest {

    private static Examples examples(String source, int height, int width, int... labels) {
        return Examples.labeled(source, new byte[labels.length * height * width], height, width, labels);
    }

    @Test
    void numbersTestLabelsByTheTrainingClasses() {
        Dataset data = new Dataset("letters", examples("train", 1, 2, 1, 2, 26), examples("test", 1, 2, 26, 2));
        assertArrayEquals(new int[] {2, 1}, data.test().labels());
        assertEquals(data.training().classes(), data.test().classes());
    }

    @Test
    void refusesATestLabelThatTrainingDoesNotHave() {
        assertRefused(
                "test.idx",
                () -> new Dataset("letters", examples("train", 1, 2, 1, 2), examples("test.idx", 1, 2, 1, 26)),
                "example 1",
                "label 26",
                "the classes are 1..2",
                "same classes");
    }

    @Test
    void refusesTestImagesOfAnotherSize() {
        assertRefused(
                "test.idx",
                () -> new Dataset("digits", examples("train.idx", 28, 28, 1), examples("test.idx", 8, 8, 1)),
                "8 x 8",
                "28 x 28",
                "train.idx");
    }

    @Test
    void describesItself() {
        Examples many = examples("s", 1, 1, TestFiles.cyclicLabels(1200, 1, 26));
        assertEquals(
                "here: 1,200 training and 1 test example of 1 x 1 pixels, 26 classes (1..26)",
                Dataset.of("here", many, many.first(1)).description());
        assertEquals(
                "here: 1 example of 2 x 3 pixels, 1 class (5)",
                Dataset.of("here", examples("s", 2, 3, 5), null).description());
        assertEquals(
                "here: 2 examples of 2 x 3 pixels, no labels",
                Dataset.of("here", Examples.unlabeled("s", new byte[12], 2, 3), null)
                        .description());
    }
}
