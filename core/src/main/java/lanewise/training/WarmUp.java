package lanewise.training;

import java.util.List;
import lanewise.kernels.Kernels;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.network.Network;
import lanewise.random.RandomStream;

/**
 * Trains a network on noise, on a thread of its own, until it is closed: so that the JVM has compiled the kernels and the
 * packing of pixels when the data is read and the real training begins. Uncompiled, vector code is a thousand times
 * slower, and the first hundred iterations would pay for it.
 */
public final class WarmUp implements AutoCloseable {

    /** Small, because the compiler counts calls, and uncompiled calls are slow. */
    private static final int EXAMPLES = 64;

    private static final int SIDE = 8;
    private static final int CLASSES = 10;

    /** Iterations between two looks at whether to stop: few, so that closing does not wait long. */
    private static final int ITERATIONS = 2;

    private final Kernels kernels;
    private final Thread thread = new Thread(this::run, "lanewise-warm-up");
    private volatile boolean closed;

    private WarmUp(Kernels kernels) {
        this.kernels = kernels;
        thread.setDaemon(true);
    }

    /**
     * Starts, unless there is but one processor, which has better things to do. What the kernels do wrong here shows in
     * the real training.
     */
    public static WarmUp start(Kernels kernels) {
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

    /** Stops; returns when the thread has ended. */
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
