package lanewise.bench.setup;

import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.random.RandomStream;
import lanewise.training.Batch;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The training examples of the video as {@code lanewise train} prepares them: of the 42,000 built-in digits 1,000 are
 * held out, the others are put in {@linkplain lanewise.data.InkOrder ink order}.
 */
@State(Scope.Benchmark)
public class VideoExamples {

    private static final int DEV = 1_000;
    private static final long SEED = 1;

    /** Number of training examples, 41,000 in the video. */
    @Param("41000")
    public int examples;

    /** The order of the examples: ink order, in which neighbors have ink in the same places, or random. */
    @Param({"ink"})
    public String order = "ink";

    /** The examples, 784 x m. */
    public Batch batch;

    /**
     * Splits the digits as {@code lanewise train} does: 1,000 are held out, the others are put in ink order.
     *
     * @param digits the digits
     * @return the training and dev examples
     */
    public static Split split(Examples digits) {
        return Split.of(digits, DEV, SEED);
    }

    /** Loads the digits. */
    @Setup(Level.Trial)
    public void setUp() {
        Examples all = Mnist.load().training();
        Split split = Split.of(all, all.count() - examples, SEED);
        batch = Batch.of(
                switch (order) {
                    case "ink" -> split.train();
                    case "random" ->
                        split.train().select(RandomStream.of(SEED, "order").permutation(examples));
                    default -> throw new IllegalArgumentException("the order is ink or random, not " + order);
                });
    }
}
