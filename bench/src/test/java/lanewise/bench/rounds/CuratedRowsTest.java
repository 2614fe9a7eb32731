package lanewise.bench.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class CuratedRowsTest {

    private static List<Row> rows() {
        return CuratedRows.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowIsOneBenchmarkWithOneValueForEachParameter(Row row) {
        Options options = row.options(new OptionsBuilder().build());
        Collection<BenchmarkListEntry> found = BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        options.getIncludes(),
                        List.of());
        assertEquals(1, found.size());
        BenchmarkListEntry benchmark = found.iterator().next();
        assertEquals(row.benchmark(), benchmark.getUsername());
        Map<String, String[]> params = benchmark.getParams().orElse(Map.of());
        assertTrue(
                params.keySet().containsAll(row.params().keySet()),
                params.keySet().toString());
        params.forEach((name, values) ->
                assertTrue(values.length == 1 || row.params().containsKey(name), name + " has several values"));
    }

    @Test
    void rowsAreDistinct() {
        assertEquals(
                rows().size(),
                new LinkedHashSet<>(rows().stream().map(Row::label).toList()).size());
    }

    @Test
    void rowsAreSelectedByPartsOfTheirNames() {
        Row row = rows().stream()
                .filter(r -> r.benchmark().contains("VideoIteration"))
                .findFirst()
                .orElseThrow();
        assertEquals("training.VideoIteration.iteration kernels=scalar threads=2", row.label());
        assertTrue(row.matches(Pattern.compile("VideoIteration")));
        assertTrue(row.matches(Pattern.compile("iteration kernels=scalar")));
        assertTrue(row.matches(Pattern.compile("^lanewise.bench.training.VideoIterationBenchmark.iteration")));
        assertTrue(row.matches(Pattern.compile("")));
        assertFalse(row.matches(Pattern.compile("vector")));
    }
}
