package lanewise.cli.experiment;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.classifier.Trial;
import lanewise.cli.console.Console;
import lanewise.cli.terminal.StatusLine;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.recipes.Hyperparameters;
import lanewise.report.experiment.ExperimentRow;
import lanewise.text.Text;
import lanewise.training.DivergedException;
import lanewise.training.TrainingResult;

/**
 * The trainings of an experiment.
 *
 * @param rows the rows, which receive the results
 * @param names the hyperparameters that are varied
 * @param seeds number of trainings of each row
 * @param all the examples of the row that uses the most
 * @param givenDev number of dev examples, null for the default
 * @param console where the results are printed
 */
record Trainings(List<Row> rows, List<String> names, int seeds, Examples all, Integer givenDev, Console console) {

    /** Returns the number of trainings. */
    long count() {
        return (long) rows.size() * seeds;
    }

    /** Returns the number of trainings that are complete or diverged. */
    long complete() {
        return results().stream().mapToLong(ExperimentRow::trainings).sum();
    }

    /** Returns the maximum number of trainings of a row that are complete or diverged. */
    int most() {
        return results().stream().mapToInt(ExperimentRow::trainings).max().orElse(0);
    }

    /** Returns the results so far. */
    List<ExperimentRow> results() {
        return rows.stream().map(Row::result).toList();
    }

    /**
     * Checks that the batch sizes that the user chose fit the training sets.
     *
     * @throws IllegalArgumentException if one does not
     */
    void checkBatchSizes() {
        for (Row row : rows) {
            Examples examples = examples(row);
            row.checkBatchSize(examples.count() - dev(examples));
        }
    }

    private Examples examples(Row row) {
        int images = row.hyperparameters().imageLimit();
        return all.source().equals(Mnist.SOURCE) && images < all.count() ? all.first(images) : all;
    }

    /** Returns the number of dev examples among some examples. */
    int dev(Examples examples) {
        return givenDev == null ? Split.defaultDev(examples.count()) : givenDev;
    }

    /**
     * Trains all networks, seed by seed, so that an interrupted experiment has compared all rows.
     *
     * @param stop whether to stop; the result of a training that is not complete is dropped
     */
    void run(ParallelKernels kernels, BooleanSupplier stop) {
        ExperimentProgress progress = new ExperimentProgress(count(), console, stop);
        try (StatusLine status = new StatusLine(console.terminal())) {
            for (int seed = 0; seed < seeds; seed++) {
                for (Row row : rows) {
                    if (!stop.getAsBoolean()) {
                        train(kernels, row, seed, stop, progress, status);
                    }
                }
            }
        }
    }

    private void train(
            ParallelKernels kernels,
            Row row,
            int seed,
            BooleanSupplier stop,
            ExperimentProgress progress,
            StatusLine status) {
        Hyperparameters hyperparameters = row.hyperparameters();
        hyperparameters =
                hyperparameters.toBuilder().seed(hyperparameters.seed() + seed).build();
        Examples examples = examples(row);
        long start = System.nanoTime();
        String result;
        try {
            TrainingResult trained =
                    Trial.run(hyperparameters, examples, dev(examples), kernels, progress.listener(status));
            if (stop.getAsBoolean()) {
                return;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            row.add(trained, seconds);
            result = "dev accuracy " + Text.percent(trained.dev().accuracy()) + ", loss "
                    + Text.loss(trained.dev().loss()) + ", " + Text.seconds(seconds);
        } catch (DivergedException e) {
            row.addDiverged();
            result = "diverged";
        }
        status.println("seed " + hyperparameters.seed() + ", " + label(row) + ": " + result);
        console.flush();
        progress.complete();
    }

    private String label(Row row) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + " " + row.cells().get(i))
                .collect(Collectors.joining(", "));
    }
}
