package lanewise.training;

import java.util.List;
import java.util.Optional;
import lanewise.data.Examples;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.random.RandomStream;

/**
 * Trains a network on noise on a separate thread until it is closed. The JVM then has compiled the kernels and the
 * packing of pixels by the time the data is read and the real training starts. Interpreted vector code is a thousand
 * times slower than compiled code, which would slow down the first hundred iterations.
 */
public final class WarmUp implements AutoCloseable {

    /** Examples per batch. Few, because the JVM compiles after a number of calls, and interpreted calls are slow. */
    private static final int EXAMPLES = 64;

    /** Half of the examples: an epoch has two batches, so that the second reuses the buffers of the first. */
    private static final int BATCH = EXAMPLES / 2;

    private static final int SIDE = 8;

    /** Of 16 pixels this many have ink, about as many as in digits: some layouts are used only if few have. */
    private static final int INKED_OF_16 = 3;

    /** Iterations between two checks whether to stop. Few, so that {@link #close} returns soon. */
    private static final int ITERATIONS = 2;

    private static final float ALPHA = 1e-3f;

    private final ParallelKernels kernels;
    private final Rehearsal rehearsal;
    private final Thread thread = new Thread(this::run, "lanewise-warm-up");
    private volatile boolean closed;

    /**
     * The operations to compile: a small training of the kind that is planned.
     *
     * @param network a network of {@link #INPUTS} inputs and {@link #CLASSES} classes; a copy of it is trained
     * @param plan the plan; its learning rate and its length do not matter
     * @param batches the options of mini-batches, whose size does not matter; empty for full batches
     */
    public record Rehearsal(Network network, TrainingPlan plan, Optional<MiniBatches.Options> batches) {

        /** The number of inputs of the network. */
        public static final int INPUTS = SIDE * SIDE;

        /** The number of classes of the network. */
        public static final int CLASSES = 10;

        /** Hidden layers need no more units: from this width on, the kernels compute all layers alike. */
        public static final int WIDEST = 128;

        /** Returns the training of the video. */
        static Rehearsal ofVideo() {
            return new Rehearsal(
                    Network.create(INPUTS, List.of(CLASSES), CLASSES, 0),
                    TrainingPlan.video(ALPHA, ITERATIONS),
                    Optional.empty());
        }

        private TrainingPlan shortPlan() {
            return new TrainingPlan(
                    plan.update(), ALPHA, plan.schedule(), ITERATIONS, plan.dropout(), 0, Double.POSITIVE_INFINITY);
        }

        private BatchSource source(Examples examples, ParallelKernels kernels) {
            return batches.<BatchSource>map(options -> new MiniBatches(
                            examples,
                            new MiniBatches.Options(
                                    BATCH,
                                    options.augmentation(),
                                    options.inputDropout(),
                                    options.labelSmoothing(),
                                    options.seed()),
                            kernels))
                    .orElseGet(() -> new FullBatch(Batch.of(examples)));
        }
    }

    private WarmUp(ParallelKernels kernels, Rehearsal rehearsal) {
        this.kernels = kernels;
        this.rehearsal = rehearsal;
        thread.setDaemon(true);
    }

    /**
     * Starts a warm-up for the training of the video, see {@link #start(ParallelKernels, Rehearsal)}.
     *
     * @param kernels the kernels
     * @return the running warm-up
     */
    public static WarmUp start(ParallelKernels kernels) {
        return start(kernels, Rehearsal.ofVideo());
    }

    /**
     * Starts a warm-up, which does nothing on a machine with one processor. Errors of the kernels are ignored here; the
     * real training reports them.
     *
     * @param kernels the kernels
     * @param rehearsal the operations to compile
     * @return the running warm-up
     */
    public static WarmUp start(ParallelKernels kernels, Rehearsal rehearsal) {
        WarmUp warmUp = new WarmUp(kernels, rehearsal);
        if (Runtime.getRuntime().availableProcessors() > 1) {
            warmUp.thread.start();
        }
        return warmUp;
    }

    private void run() {
        try {
            Examples examples = noise();
            while (!closed) {
                rehearse(kernels, rehearsal, examples);
            }
        } catch (RuntimeException | Error e) {
            closed = true;
        }
    }

    /** Runs a training of two updates and returns the network. */
    static Network rehearse(ParallelKernels kernels, Rehearsal rehearsal, Examples examples) {
        Network network = rehearsal.network().copy();
        new TrainingLoop(kernels, network, rehearsal.shortPlan(), TrainingListener.NONE)
                .run(rehearsal.source(examples, kernels), Evaluator.of(examples));
        return network;
    }

    /** Returns images of noise. */
    static Examples noise() {
        byte[] pixels = new byte[EXAMPLES * SIDE * SIDE];
        RandomStream random = RandomStream.of(0, "warm-up");
        for (int i = 0; i < pixels.length; i++) {
            long bits = random.nextLong();
            pixels[i] = (bits & 15) < INKED_OF_16 ? (byte) (bits >>> Long.SIZE - Byte.SIZE) : 0;
        }
        int[] labels = new int[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            labels[i] = i % Rehearsal.CLASSES;
        }
        return Examples.labeled("noise", pixels, SIDE, SIDE, labels);
    }

    /** Stops the warm-up and waits for its thread to end. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
