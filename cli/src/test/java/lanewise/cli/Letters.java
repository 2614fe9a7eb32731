package lanewise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** A small data set: 8 x 8 images of 26 classes, labeled 1 to 26, each a pattern of its own under some noise. */
public final class Letters {

    public static final int COUNT = 520;

    private static final int PIXELS = 64;
    private static final int CLASSES = 26;

    private Letters() {}

    /** Writes the examples as a CSV file with a header. */
    public static Path csv(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        StringJoiner header = new StringJoiner(",").add("label");
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            header.add("pixel" + pixel);
        }
        lines.add(header.toString());
        Random noise = new Random(7);
        for (int example = 0; example < COUNT; example++) {
            lines.add(line(example % CLASSES + 1, noise));
        }
        return Files.write(folder.resolve("letters.csv"), lines);
    }

    private static String line(int label, Random noise) {
        Random pattern = new Random(label);
        StringJoiner line = new StringJoiner(",").add(Integer.toString(label));
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            int shade = pattern.nextInt(3) == 0 ? 200 : 0;
            line.add(Integer.toString(Math.min(255, shade + noise.nextInt(50))));
        }
        return line.toString();
    }
}
