package lanewise.classifier;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.data.Split;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Inference;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.storage.DataHash;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import lanewise.storage.Training;
import lanewise.training.Batch;
import lanewise.training.BatchSource;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.MiniBatches;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingState;

/**
 * A trained classifier of images.
 *
 * <p>Training, evaluation and the prediction of many images use one thread per processor. The kernels are those of
 * {@link KernelsLookup#configured()}. Thread-safe.
 */
public final class Classifier {

    /** Examples per batch. With this number the activations of wide layers stay in the caches. */
    private static final int BATCH = 1024;

    private final Model model;
    private final ParallelKernels oneThread = kernels(1);
    private final Inference oneImage;

    private Classifier(Model model) {
        this.model = Objects.requireNonNull(model, "model");
        oneImage = new Inference(model.network(), 1);
    }

    /**
     * Trains a classifier with a recipe. The weights are those of the command {@code train --recipe} on the same data.
     * The batch size is at most the number of training examples.
     *
     * @param recipe the recipe
     * @param examples labeled examples; {@link Split#defaultDev} of them are held out as the dev set
     * @return the trained classifier
     * @throws lanewise.errors.LanewiseException if the examples have no labels
     * @throws lanewise.training.DivergedException if the training diverges
     */
    public static Classifier train(Recipe recipe, Examples examples) {
        return train(
                recipe.hyperparameters(),
                Optional.of(recipe.name() + " " + recipe.version()),
                examples,
                TrainingListener.NONE);
    }

    /**
     * Trains a classifier with the given hyperparameters.
     *
     * @param hyperparameters the hyperparameters; the batch size is at most the number of training examples
     * @param examples labeled examples; {@link Split#defaultDev} of them are held out as the dev set
     * @param listener receives the progress and can stop the training
     * @return the trained classifier
     * @throws lanewise.errors.LanewiseException if the examples have no labels
     * @throws lanewise.training.DivergedException if the training diverges
     */
    public static Classifier train(Hyperparameters hyperparameters, Examples examples, TrainingListener listener) {
        return train(hyperparameters, Optional.empty(), examples, listener);
    }

    private static Classifier train(
            Hyperparameters given, Optional<String> recipe, Examples examples, TrainingListener listener) {
        int dev = Split.defaultDev(examples.count());
        Split.checkTrainable(examples);
        Split split = Split.of(examples, dev, given.seed());
        Hyperparameters hyperparameters = given.fitting(split.train().count());
        try (ParallelKernels kernels = kernels(Runtime.getRuntime().availableProcessors())) {
            BatchSource source = source(hyperparameters, split.train(), kernels);
            TrainingPlan plan = hyperparameters.plan(source.batchesPerEpoch());
            TrainingState state = new TrainingState(
                    hyperparameters.newNetwork(
                            examples.pixelsPerExample(), examples.classes().size()),
                    plan.update().optimizer(),
                    plan.update().averageDecay() > 0);
            TrainingResult result =
                    new TrainingLoop(kernels, state, plan, listener).run(source, Evaluator.of(split.dev()));
            Training training = new Training(hyperparameters, recipe, dev, DataHash.of(examples), version(), state);
            return new Classifier(new Model(
                    result.network(), examples.height(), examples.width(), examples.classes(), Optional.of(training)));
        }
    }

    /** Returns the batches of a training. */
    static BatchSource source(Hyperparameters hyperparameters, Examples train, ParallelKernels kernels) {
        return hyperparameters.fullBatch()
                ? new FullBatch(Batch.of(train))
                : new MiniBatches(train, hyperparameters.miniBatches(train.count()), kernels);
    }

    private static ParallelKernels kernels(int threads) {
        return KernelsLookup.open(KernelsLookup.configured(), threads);
    }

    private static String version() {
        String version = Classifier.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /**
     * Reads a classifier from a model file, which may be one that the command {@code train} wrote.
     *
     * @param file the file
     * @return the classifier
     * @throws lanewise.errors.LanewiseException if the file is not a model file, is damaged, or cannot be read
     */
    public static Classifier load(Path file) {
        return new Classifier(ModelFile.read(file));
    }

    /**
     * Writes this classifier to a model file, which the commands can read. An existing file is replaced.
     *
     * @param file the file
     * @throws lanewise.errors.OutputException if the file cannot be written
     */
    public void save(Path file) {
        ModelFile.write(file, model);
    }

    /**
     * Evaluates this classifier on labeled examples.
     *
     * @param examples labeled examples
     * @return loss and accuracy
     * @throws IllegalArgumentException if the images have another size
     * @throws IllegalStateException if the examples have no labels
     * @throws lanewise.errors.LanewiseException if a label is not one of {@link #labels()}
     */
    public Evaluation evaluate(Examples examples) {
        requireSize(examples);
        try (ParallelKernels kernels = kernels(Runtime.getRuntime().availableProcessors())) {
            return Evaluator.of(examples.withClasses(labels())).evaluate(kernels, model.network());
        }
    }

    /**
     * Predicts the label of an image.
     *
     * @param pixels pixels, row by row, as unsigned bytes: 0 is the background, 255 is ink; {@link
     *     lanewise.data.FloatPixels} converts from floats
     * @return the most probable label
     * @throws IllegalArgumentException if the number of pixels differs from that of the training images
     */
    public int predict(byte[] pixels) {
        float[] probabilities = probabilities(pixels);
        return labels().labelOf(Evaluation.argmax(probabilities));
    }

    /**
     * Predicts the labels of many images.
     *
     * @param examples images, with or without labels
     * @return the most probable label of each image
     * @throws IllegalArgumentException if the images have another size
     */
    public int[] predict(Examples examples) {
        requireSize(examples);
        int[] predicted = new int[examples.count()];
        Inference inference = new Inference(model.network(), BATCH);
        int next = 0;
        try (ParallelKernels kernels = kernels(Runtime.getRuntime().availableProcessors())) {
            for (Batch batch : Batch.all(examples, BATCH)) {
                Matrix A = inference.probabilities(kernels, batch.X());
                for (int j = 0; j < batch.m(); j++) {
                    predicted[next++] = labels().labelOf(Evaluation.argmax(A, j));
                }
            }
        }
        return predicted;
    }

    /**
     * Computes the probability of each label for an image.
     *
     * @param pixels pixels as for {@link #predict(byte[])}
     * @return probabilities in the order of {@link #labels()}
     * @throws IllegalArgumentException if the number of pixels differs from that of the training images
     */
    public float[] probabilities(byte[] pixels) {
        if (pixels.length != model.network().inputs()) {
            throw new IllegalArgumentException("an image of this classifier has " + model.height() + " x "
                    + model.width() + " pixels, not " + pixels.length + " bytes");
        }
        PixelMatrix X = PixelMatrix.ofExamples(pixels, 0, 1, model.height(), model.width());
        float[] probabilities = new float[labels().size()];
        synchronized (oneImage) {
            Matrix A = oneImage.probabilities(oneThread, X);
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = A.get(i, 0);
            }
        }
        return probabilities;
    }

    /**
     * Returns the labels that this classifier can predict.
     *
     * @return the labels in ascending order
     */
    public LabelSet labels() {
        return model.classes();
    }

    /**
     * Returns the model: the network, the size of the images, and how it was trained.
     *
     * @return the model
     */
    public Model model() {
        return model;
    }

    private void requireSize(Examples examples) {
        if (examples.height() != model.height() || examples.width() != model.width()) {
            throw new IllegalArgumentException("the images of " + examples.source() + " have " + examples.height()
                    + " x " + examples.width() + " pixels, but this classifier needs " + model.height() + " x "
                    + model.width());
        }
    }
}
