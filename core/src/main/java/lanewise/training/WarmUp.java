package lanewise.training;

import java.util.List;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
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

    private static final int SIDE = 8;
    private static final int CLASSES = 10;

    /** Iterations between two checks whether to stop. Few, so that {@link #close} returns soon. */
    private static final int ITERATIONS = 2;

    private final ParallelKernels kernels;
    private final Thread thread = new Thread(this::run, "lanewise-warm-up");
    private volatile boolean closed;

    private WarmUp(ParallelKernels kernels) {
        this.kernels = kernels;
        thread.setDaemon(true);
    }

    /**
     * Starts a warm-up, which does nothing on a machine with one processor. Errors of the kernels are ignored here; the
     * real training reports them.
     *
     * @param kernels the kernels
     * @return the running warm-up
     */
    public static WarmUp start(ParallelKernels kernels) {
        WarmUp warmUp = new WarmUp(kernels);
        if (Runtime.getRuntime().availableProcessors() > 1) {
            warmUp.thread.start();
        }
        return warmUp;
    }

    private void run() {
        byte[] pixels = new byte[EXAMPLES * SIDE * SIDE];
        RandomStream random = RandomStream.of(0, "warm-up");
        for (int i = 0; i < pixels.length; i++) {
            long bits = random.nextLong();
            pixels[i] = (bits & 3) == 0 ? (byte) (bits >>> Long.SIZE - Byte.SIZE) : 0;
        }
        OneHot labels = OneHot.of(new int[EXAMPLES], CLASSES);
        Network network = Network.create(SIDE * SIDE, List.of(CLASSES), CLASSES, 0);
        try {
            while (!closed) {
                Batch batch = new Batch(PixelMatrix.ofExamples(pixels, 0, EXAMPLES, SIDE, SIDE), labels);
                new TrainingLoop(kernels, network, TrainingPlan.video(1e-3f, ITERATIONS), TrainingListener.NONE)
                        .run(new FullBatch(batch), new Evaluator(List.of(batch)));
            }
        } catch (RuntimeException | Error e) {
            closed = true;
        }
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
