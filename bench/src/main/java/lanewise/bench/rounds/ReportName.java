package lanewise.bench.rounds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of reports that tell them apart in a folder. */
final class ReportName {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT);

    private ReportName() {}

    /**
     * Such as {@code lanewise-20260131-0915-amd-epyc-jdk17.json}; with a number behind if there is such a file.
     *
     * @param folder where it goes
     * @param date local
     * @param cpu the processor's name
     * @param jdk the version of the JDK that measured
     */
    static Path free(Path folder, LocalDateTime date, String cpu, String jdk) {
        String name = "lanewise-" + DATE.format(date) + "-" + letters(cpu) + "-jdk" + jdk.replaceFirst("\\D.*", "");
        Path file = folder.resolve(name + ".json");
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve(name + "-" + number + ".json");
        }
        return file;
    }

    /** A name with nothing but lower case letters, digits and single dashes; the marks of trade are left out. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("\\((r|tm)\\)|@.*", " ")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
