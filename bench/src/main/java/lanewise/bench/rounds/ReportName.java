package lanewise.bench.rounds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Generates unique names of reports. */
final class ReportName {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT);

    private ReportName() {}

    /**
     * Returns a name such as {@code lanewise-20260131-0915-amd-epyc-jdk17.json}, with a number at its end if that
     * file exists.
     *
     * @param folder folder of the report
     * @param date local date and time
     * @param cpu name of the processor
     * @param jdk version of the measuring JDK
     */
    static Path free(Path folder, LocalDateTime date, String cpu, String jdk) {
        String name = "lanewise-" + DATE.format(date) + "-" + letters(cpu) + "-jdk" + jdk.replaceFirst("\\D.*", "");
        Path file = folder.resolve(name + ".json");
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve(name + "-" + number + ".json");
        }
        return file;
    }

    /** Returns a name of lower-case letters, digits and single dashes, without trademark signs. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("\\((r|tm)\\)|@.*", " ")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
