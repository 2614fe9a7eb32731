import java.util.Arrays;
import java.util.List;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Activation;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Architecture;
import lanewise.network.Initialization;
import lanewise.network.Network;
import lanewise.training.Batch;
import lanewise.training.BatchSource;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.Milestone;
import lanewise.training.MiniBatches;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import lanewise.training.optimizer.Adam;

/** Trains the networks of numpy_digits.py in Lanewise, with the same arguments and the same last line. */
class LanewiseDigits {

    public static void main(String[] arguments) {
        boolean video = arguments[0].equals("video");
        int length = Integer.parseInt(arguments[1]);
        int hidden = video ? 10 : arguments.length > 2 ? Integer.parseInt(arguments[2]) : 128;
        Architecture architecture = new Architecture(784, List.of(hidden), 10, Activation.RELU, false);
        Network network = Network.create(architecture, Initialization.HE, 1);
        try (ParallelKernels kernels = KernelsLookup.open("auto", ParallelKernels.processors())) {
            Examples data = video ? Mnist.load().training() : Mnist.training();
            Split split = Split.of(data, video ? 1_000 : 0, 1);
            BatchSource batches = video
                    ? new FullBatch(Batch.of(split.train()))
                    : new MiniBatches(split.train(), MiniBatches.Options.plain(128, 1), kernels);
            int perLap = batches.batchesPerEpoch();
            TrainingPlan plan = video
                    ? TrainingPlan.video(0.1f, length)
                    : TrainingPlan.of(new Adam(), 0.001f, length * perLap);
            Stopwatch watch = new Stopwatch(length, perLap);
            new TrainingLoop(kernels, network, plan, watch).run(batches, Evaluator.of(split.dev()));
            Evaluation test = Evaluator.of(Mnist.test()).evaluate(kernels, network);
            System.out.println("test " + test.accuracy());
            System.out.println("seconds " + watch.median());
        }
    }

    /** Times iterations, or epochs. */
    private static final class Stopwatch implements TrainingListener {

        private final double[] seconds;
        private final int updatesPerLap;
        private long start = System.nanoTime();

        Stopwatch(int laps, int updatesPerLap) {
            this.seconds = new double[laps];
            this.updatesPerLap = updatesPerLap;
        }

        @Override
        public void evaluated(Milestone milestone) {
            System.out.println(milestone.update() + " " + milestone.train().accuracy());
        }

        @Override
        public void updated(int update, int updates) {
            if (update % updatesPerLap == 0) {
                long now = System.nanoTime();
                seconds[update / updatesPerLap - 1] = (now - start) / 1e9;
                start = now;
            }
        }

        /** Returns the median time of an iteration or an epoch, without the first half. */
        double median() {
            double[] sorted = Arrays.stream(seconds).skip(seconds.length / 2).sorted().toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }
    }
}
