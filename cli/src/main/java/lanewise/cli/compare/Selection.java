package lanewise.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lanewise.benchmarks.Report;
import lanewise.benchmarks.ResultKey;
import lanewise.benchmarks.comparison.Settings;
import lanewise.errors.LanewiseException;

/**
 * Renames benchmarks and selects those to compare; rulers stay.
 *
 * @param renames replacements of the beginning of names, in order
 * @param only matches a part of the name or the parameters of each selected benchmark; null for all
 * @param settings decides which benchmarks are rulers
 */
record Selection(List<Converters.Rename> renames, Pattern only, Settings settings) {

    static final String ONLY = "--only";

    /** Returns a report with the names and rows of the options. */
    Report of(Report report) {
        Report renamed = renamed(report);
        return only == null ? renamed : renamed.only(key -> settings.isRuler(key) || matches(key));
    }

    private Report renamed(Report report) {
        Report renamed = report;
        for (Converters.Rename rename : renames) {
            renamed = renamed.renamed(rename.from(), rename.to());
        }
        return renamed;
    }

    private boolean matches(ResultKey key) {
        return only.matcher(key.benchmark() + " " + key.parameters()).find();
    }

    /** Returns a line for each replacement that applies to no benchmark. Replacements are applied one by one. */
    List<String> unused(List<Report> reports) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < renames.size(); i++) {
            String from = renames.get(i).from();
            Selection earlier = new Selection(renames.subList(0, i), null, settings);
            if (reports.stream()
                    .flatMap(report -> earlier.renamed(report).results().stream())
                    .noneMatch(result -> result.key().benchmark().startsWith(from))) {
                lines.add("--rename: no benchmark starts with '" + from + "'");
            }
        }
        return lines;
    }

    /**
     * Checks that the selection is not empty.
     *
     * @param reports the reports as they were read, each with one result or more
     * @throws LanewiseException if no benchmark is selected
     */
    void check(List<Report> reports) {
        List<ResultKey> keys = reports.stream()
                .flatMap(report -> renamed(report).results().stream())
                .map(result -> result.key())
                .toList();
        if (only != null && keys.stream().noneMatch(this::matches)) {
            throw new LanewiseException(
                    ONLY,
                    "no benchmark matches '" + only.pattern() + "'",
                    "choose a regular expression that matches a part of a name such as "
                            + keys.get(0).benchmark());
        }
    }
}
