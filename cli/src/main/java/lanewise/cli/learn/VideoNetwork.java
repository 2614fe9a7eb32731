package lanewise.cli.learn;

import java.util.Optional;
import lanewise.classifier.Classifier;
import lanewise.cli.options.LabeledDataOption;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.storage.Model;
import lanewise.training.TrainingListener;
import lanewise.training.WarmUp;

/**
 * The network of the video, before or after its training, and examples to try it on.
 *
 * @param model the network
 * @param examples labeled test examples; without a test set, all examples
 */
record VideoNetwork(Model model, Examples examples) {

    /** The number of iterations of the video. */
    static final int ITERATIONS = Recipe.VIDEO.hyperparameters().iterations().orElseThrow();

    /**
     * Trains the network.
     *
     * @param data the training data and the test data
     * @param iterations number of iterations; 0 for the initial weights
     * @return the network
     * @throws lanewise.errors.LanewiseException if the data cannot be read, or has no labels
     */
    static VideoNetwork of(LabeledDataOption data, int iterations) {
        Hyperparameters video = Recipe.VIDEO.hyperparameters();
        if (iterations == 0) {
            Examples examples = data.read();
            Network network = video.newNetwork(
                    examples.pixelsPerExample(), examples.classes().size());
            return new VideoNetwork(
                    new Model(network, examples.height(), examples.width(), examples.classes(), Optional.empty()),
                    examples);
        }
        Hyperparameters hyperparameters =
                video.toBuilder().iterations(iterations).build();
        Dataset dataset = read(data, hyperparameters);
        Model trained = Classifier.train(hyperparameters, dataset.training(), TrainingListener.NONE)
                .model();
        return new VideoNetwork(
                trained, LabeledDataOption.labeled(dataset.test() == null ? dataset.training() : dataset.test()));
    }

    /** Reads the data while the JVM compiles the kernels for the training. */
    private static Dataset read(LabeledDataOption data, Hyperparameters hyperparameters) {
        int images = hyperparameters.imageLimit();
        try (ParallelKernels kernels = KernelsLookup.open(KernelsLookup.configured(), 1)) {
            WarmUp warmUp = WarmUp.start(kernels, hyperparameters.rehearsal());
            try {
                return data.dataset(images);
            } finally {
                warmUp.close();
            }
        }
    }
}
