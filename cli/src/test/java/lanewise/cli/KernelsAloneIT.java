package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that uses only the kernels needs no jar other than those of core and simd. */
class KernelsAloneIT {

    @TempDir
    private Path folder;

    @Test
    void needsNoOtherJarAndPrintsNothing() throws Exception {
        Path source = Files.writeString(folder.resolve("Alone.java"), """
                import lanewise.kernels.lookup.KernelsLookup;
                import lanewise.kernels.Matrix;

                public class Alone {
                    public static void main(String[] args) {
                        Matrix a = Matrix.zeros(2, 3);
                        a.set(1, 2, 4f);
                        Matrix sums = Matrix.zeros(2, 1);
                        KernelsLookup.defaults().choose("auto").kernels().rowSums(0.5f, a, sums);
                        System.out.print(sums.get(1, 0));
                    }
                }
                """);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of(Program.JAVA.toString()));
        command.addAll(Program.SHORT);
        command.addAll(List.of("-cp", jars(), source.toString()));
        int exit = Program.start(Map.of(), out, err, command).waitFor();
        assertEquals("", Files.readString(err));
        assertEquals(0, exit);
        assertEquals("2.0", Files.readString(out));
    }

    private static String jars() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> Path.of(entry).getFileName().toString().matches("lanewise-(core|simd)-.*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
