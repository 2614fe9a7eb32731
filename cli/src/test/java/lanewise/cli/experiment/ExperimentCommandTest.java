package lanewise.cli.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.cli.Letters;
import lanewise.cli.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentCommandTest {

    @TempDir
    private static Path folder;

    private static String letters;

    @BeforeAll
    static void write() throws IOException {
        letters = Letters.csv(folder).toString();
    }

    private static Run run(String options) {
        List<String> args = new ArrayList<>(List.of("experiment", "--data", letters, "--threads", "1"));
        args.addAll(List.of(options.split(" ")));
        Run run = Run.of(args.toArray(String[]::new));
        assertEquals(0, run.exit(), run.err());
        return run;
    }

    private static List<Double> accuracies(Run run, String start) {
        List<Double> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(start + ": dev accuracy (\\S+)%").matcher(run.out());
        while (matcher.find()) {
            found.add(Double.parseDouble(matcher.group(1)));
        }
        return found;
    }

    @Test
    void everyRowIsTheMeanOfItsTrainings() {
        Run run = run("--vary optimizer=momentum,adam --seeds 3 --epochs 2 --hidden 12");
        assertEquals(
                List.of("optimizer", "dev", "accuracy", "std", "dev", "dev", "loss", "seconds"),
                List.of(line(run, "optimizer ").split(" +")));
        for (String optimizer : List.of("momentum", "adam")) {
            List<Double> each = accuracies(run, "seed \\d, optimizer " + optimizer);
            assertEquals(3, each.size(), run.out());
            double mean = each.stream().mapToDouble(x -> x).average().orElseThrow();
            double squares =
                    each.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
            String[] cells = line(run, optimizer + " +\\d").replace("%", "").split(" +");
            assertEquals(mean, Double.parseDouble(cells[1]), 0.011, run.out());
            assertEquals(Math.sqrt(squares / 2), Double.parseDouble(cells[2]), 0.011, run.out());
            assertTrue(line(run, optimizer + " +\\|").matches(optimizer + " +\\| *-*o-* *\\|"), run.out());
        }
        assertTrue(run.lines().contains("dev accuracy, mean (o) and standard deviation (-) of 3 seeds"), run.out());
        assertTrue(run.lines().stream().allMatch(line -> line.length() <= 80 || line.contains(letters)), run.out());
    }

    private static String line(Run run, String start) {
        return run.lines().stream()
                .filter(line -> Pattern.compile(start).matcher(line).lookingAt())
                .findFirst()
                .orElseThrow(() -> new AssertionError(start + " is not in " + run.out()));
    }

    @Test
    void aTrainingIsThatOfTheCommandTrain() {
        Run run = run("--vary hidden=7,9-8 --seeds 1 --seed 5 --epochs 2 --dev 100");
        for (String hidden : List.of("7", "9,8")) {
            Run train = Run.of(
                    "train", "--data", letters, "--hidden", hidden, "--seed", "5", "--epochs", "2", "--dev", "100");
            String dev = line(train, "dev ").split(" +")[3];
            assertEquals(
                    List.of(Double.parseDouble(dev.replace("%", ""))),
                    accuracies(run, "seed 5, hidden " + hidden),
                    run.out());
        }
    }

    @Test
    void severalVariationsFormAGrid() {
        Run run = run("--vary hidden=5,6 --vary learning-rate=0.01,0.1 --seeds 1 --epochs 1");
        List<String> rows = run.lines().stream()
                .filter(line -> line.matches("[56] +0\\.01? .*%.*") || line.matches("[56] +0\\.1 .*%.*"))
                .map(line -> line.replaceAll(" +", " ").replaceAll("^(\\S+ \\S+) .*", "$1"))
                .toList();
        assertEquals(List.of("5 0.01", "5 0.1", "6 0.01", "6 0.1"), rows, run.out());
    }

    @Test
    void anAblationChangesOneRowAtATime() {
        Run run = run("--recipe quick --epochs 1 --seeds 1 --ablate schedule=constant,learning-rate=0.001"
                + " --ablate hidden=20,10");
        assertEquals(1, accuracies(run, "seed 1, change none").size(), run.out());
        assertEquals(
                1,
                accuracies(run, "seed 1, change schedule constant, learning-rate 0.001")
                        .size(),
                run.out());
        assertEquals(1, accuracies(run, "seed 1, change hidden 20,10").size(), run.out());
    }

    @Test
    void aDivergedTrainingIsReportedAndTheOthersContinue() {
        Run run = run("--vary learning-rate=0.1,1e30 --seeds 2 --iterations 30");
        assertTrue(
                run.out().contains("seed 2, learning-rate 1e30: diverged")
                        || run.out().contains(": diverged"),
                run.out());
        assertTrue(line(run, "\\* ").endsWith(": 2 of 2 trainings diverged"), run.out());
        assertEquals(2, accuracies(run, "seed \\d, learning-rate 0.1").size(), run.out());
        assertTrue(line(run, "\\S+ +- \\*").matches("\\S+ +- \\* +- +- +-"), run.out());
    }

    @ParameterizedTest
    @CsvSource({
        "--batch-size 469 --vary hidden=5, --batch-size: a batch of 469",
        "--vary batch-size=32;469, --vary: a batch of 469",
        "--ablate batch-size=469, --ablate: a batch of 469",
    })
    void refusesABatchAboveTheTrainingExamples(String options, String expected) {
        Run run = Run.of(
                ("experiment --data " + letters + " --epochs 1 --seeds 1 " + options.replace(';', ',')).split(" "));
        assertEquals(2, run.exit(), run.toString());
        assertEquals("", run.out());
        assertTrue(
                run.err().startsWith("lanewise: " + expected + " is more than all training examples (468); choose"),
                run.err());
    }

    @Test
    void writesAPage() throws IOException {
        Path page = folder.resolve("experiment.html");
        Run run = run("--vary hidden=5,6 --seeds 1 --epochs 1 --report " + page);
        assertTrue(run.out().endsWith("report: " + page + System.lineSeparator()), run.out());
        String html = Files.readString(page);
        assertTrue(html.contains("<h1>Experiment: hidden</h1>") && html.contains(" experiment --data "), html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            experiment                                   | give either --vary or --ablate
            experiment --vary dropout=0 --ablate l2=1    | give either --vary or --ablate
            experiment --vary alpha=much                 | --vary: learning-rate: 'much' is not a finite number above 0
            experiment --vary color=red                  | --vary: 'color' is not a hyperparameter; use one of hidden,
            experiment --vary seed=1,2                   | --vary: the seed is varied by --seeds
            experiment --vary dropout                    | --vary: 'dropout' has no equals sign
            experiment --vary dropout=0,2                | --vary: dropout: '2' is not
            experiment --vary epochs=1 --iterations 3    | --epochs and --iterations are mutually exclusive
            experiment --vary hidden=5 --vary hidden=6   | --vary: hidden is given more than once; list all its values in one
            experiment --vary hidden=5,6 --hidden 7      | --vary: hidden is given more than once; leave out --hidden
            experiment --ablate l2=1,l2=2                | --ablate: l2 is given twice; a row has one value of each hyperparameter
            experiment --vary dropout=0 --seeds 0        | --seeds: '0' is not a whole number of 1 or more
            """)
    void usage(String args, String expected) {
        Run run = Run.of(args.split(" +"));
        assertEquals(2, run.exit(), run.toString());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("lanewise: " + expected), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }
}
