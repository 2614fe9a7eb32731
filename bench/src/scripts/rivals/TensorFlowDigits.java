import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.SoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Trains the networks of numpy_digits.py in TensorFlow for Java, with the arguments {@code FOLDER video ITERATIONS} or
 * {@code FOLDER minibatch EPOCHS [HIDDEN]}, and the same last line. FOLDER holds the IDX files of MNIST.
 */
class TensorFlowDigits {

    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Session session = new Session(graph);
    private final Random random = new Random(1);
    private final Path folder;

    /** W1, b1, W2 and b2. */
    private final List<Variable<TFloat32>> parameters;

    TensorFlowDigits(Path folder, int hidden) {
        this.folder = folder;
        this.parameters = List.of(
                variable(784, hidden, Math.sqrt(2.0 / 784)),
                variable(1, hidden, 0),
                variable(hidden, 10, Math.sqrt(2.0 / hidden)),
                variable(1, 10, 0));
    }

    public static void main(String[] arguments) throws IOException {
        boolean video = arguments[1].equals("video");
        int length = Integer.parseInt(arguments[2]);
        int hidden = video ? 10 : arguments.length > 3 ? Integer.parseInt(arguments[3]) : 128;
        TensorFlowDigits digits = new TensorFlowDigits(Path.of(arguments[0]), hidden);
        double[] seconds = video ? digits.video(length) : digits.miniBatches(length);
        System.out.println("test " + digits.testAccuracy());
        double[] sorted = Arrays.stream(seconds).skip(seconds.length / 2).sorted().toArray();
        System.out.println("seconds " + (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }

    private double[] video(int iterations) throws IOException {
        int m = 41_000;
        Operand<TFloat32> X = stored(pixels("train", 42_000), 42_000, 784, m);
        Operand<TFloat32> Y = stored(oneHot("train", 42_000), 42_000, 10, m);
        Operand<TFloat32> Z2 = logits(X);
        Gradients gradients = gradients(Z2, Y);
        Operand<TFloat32> alpha = tf.constant(0.1f);
        Op[] updates = new Op[parameters.size()];
        for (int n = 0; n < updates.length; n++) {
            updates[n] = tf.train.applyGradientDescent(parameters.get(n), alpha, gradients.<TFloat32>dy(n));
        }
        Operand<TFloat32> accuracy = accuracy(Z2, Y);
        double[] seconds = new double[iterations];
        for (int t = 0; t < iterations; t++) {
            long start = System.nanoTime();
            Session.Runner runner = session.runner();
            for (Op update : updates) {
                runner.addTarget(update.op());
            }
            if (t % 10 == 0) {
                runner.fetch(accuracy);
            }
            try (var result = runner.run()) {
                if (t % 10 == 0) {
                    System.out.println(t + " " + ((TFloat32) result.get(0)).getFloat());
                }
            }
            seconds[t] = (System.nanoTime() - start) / 1e9;
        }
        return seconds;
    }

    private double[] miniBatches(int epochs) throws IOException {
        int m = 60_000;
        Operand<TFloat32> allX = stored(pixels("train", m), m, 784, m);
        Operand<TFloat32> allY = stored(oneHot("train", m), m, 10, m);
        Placeholder<TInt32> batch = tf.placeholder(TInt32.class);
        Operand<TFloat32> X = tf.gather(allX, batch, tf.constant(0));
        Operand<TFloat32> Y = tf.gather(allY, batch, tf.constant(0));
        Operand<TFloat32> Z2 = logits(X);
        Gradients gradients = gradients(Z2, Y);
        Placeholder<TFloat32> power1 = tf.placeholder(TFloat32.class);
        Placeholder<TFloat32> power2 = tf.placeholder(TFloat32.class);
        Op[] updates = new Op[parameters.size()];
        for (int n = 0; n < updates.length; n++) {
            Variable<TFloat32> W = parameters.get(n);
            Variable<TFloat32> first = zeros(W);
            Variable<TFloat32> second = zeros(W);
            updates[n] = tf.train.applyAdam(
                    W,
                    first,
                    second,
                    power1,
                    power2,
                    tf.constant(0.001f),
                    tf.constant(0.9f),
                    tf.constant(0.999f),
                    tf.constant(1e-8f),
                    gradients.<TFloat32>dy(n));
        }
        Operand<TFloat32> accuracy = accuracy(Z2, Y);
        Integer[] order = new Integer[m];
        Arrays.setAll(order, n -> n);
        double[] seconds = new double[epochs];
        int t = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            long start = System.nanoTime();
            java.util.Collections.shuffle(Arrays.asList(order), random);
            double correct = 0;
            for (int begin = 0; begin < m; begin += 128) {
                int[] columns = new int[Math.min(128, m - begin)];
                for (int j = 0; j < columns.length; j++) {
                    columns[j] = order[begin + j];
                }
                t++;
                try (TInt32 indices = TInt32.vectorOf(columns);
                        TFloat32 first = TFloat32.scalarOf((float) Math.pow(0.9, t));
                        TFloat32 second = TFloat32.scalarOf((float) Math.pow(0.999, t))) {
                    Session.Runner runner = session.runner()
                            .feed(batch, indices)
                            .feed(power1, first)
                            .feed(power2, second)
                            .fetch(accuracy);
                    for (Op update : updates) {
                        runner.addTarget(update.op());
                    }
                    try (var result = runner.run()) {
                        correct += ((TFloat32) result.get(0)).getFloat() * columns.length;
                    }
                }
            }
            System.out.println(epoch + 1 + " " + correct / m);
            seconds[epoch] = (System.nanoTime() - start) / 1e9;
        }
        return seconds;
    }

    private double testAccuracy() throws IOException {
        Operand<TFloat32> X = stored(pixels("t10k", 10_000), 10_000, 784, 10_000);
        Operand<TFloat32> Y = stored(oneHot("t10k", 10_000), 10_000, 10, 10_000);
        try (var result = session.runner().fetch(accuracy(logits(X), Y)).run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    private Operand<TFloat32> logits(Operand<TFloat32> X) {
        Operand<TFloat32> A1 = tf.nn.relu(tf.math.add(tf.linalg.matMul(X, parameters.get(0)), parameters.get(1)));
        return tf.math.add(tf.linalg.matMul(A1, parameters.get(2)), parameters.get(3));
    }

    private Gradients gradients(Operand<TFloat32> Z2, Operand<TFloat32> Y) {
        SoftmaxCrossEntropyWithLogits<TFloat32> entropy = SoftmaxCrossEntropyWithLogits.create(tf.scope(), Z2, Y);
        return tf.gradients(List.of(tf.math.mean(entropy.loss(), tf.constant(0))), parameters);
    }

    private Operand<TFloat32> accuracy(Operand<TFloat32> Z2, Operand<TFloat32> Y) {
        var right = tf.math.equal(tf.math.argMax(Z2, tf.constant(1)), tf.math.argMax(Y, tf.constant(1)));
        return tf.math.mean(tf.dtypes.cast(right, TFloat32.class), tf.constant(0));
    }

    private Variable<TFloat32> variable(int rows, int columns, double deviation) {
        float[] values = new float[rows * columns];
        for (int n = 0; n < values.length; n++) {
            values[n] = (float) (deviation * random.nextGaussian());
        }
        return stored(values, rows, columns, rows);
    }

    private Variable<TFloat32> zeros(Variable<TFloat32> other) {
        int rows = (int) other.shape().get(0);
        int columns = (int) other.shape().get(1);
        return stored(new float[rows * columns], rows, columns, rows);
    }

    /** Returns a variable with the first rows of values. */
    private Variable<TFloat32> stored(float[] values, int rows, int columns, int used) {
        Variable<TFloat32> variable = tf.variable(Shape.of(used, columns), TFloat32.class);
        Placeholder<TFloat32> value = tf.placeholder(TFloat32.class);
        var shape = Shape.of(used, columns);
        try (TFloat32 tensor = TFloat32.tensorOf(shape, DataBuffers.of(values, true, false).narrow(shape.size()))) {
            session.runner().feed(value, tensor).addTarget(tf.assign(variable, value).op()).run();
        }
        return variable;
    }

    private float[] pixels(String part, int count) throws IOException {
        byte[] bytes = idx(part + "-images-idx3-ubyte.gz", 16, count * 784);
        float[] values = new float[bytes.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = (bytes[n] & 0xff) / 255f;
        }
        return values;
    }

    private float[] oneHot(String part, int count) throws IOException {
        byte[] labels = idx(part + "-labels-idx1-ubyte.gz", 8, count);
        float[] values = new float[10 * count];
        for (int j = 0; j < count; j++) {
            values[10 * j + labels[j]] = 1;
        }
        return values;
    }

    private byte[] idx(String name, int header, int count) throws IOException {
        try (InputStream file = new GZIPInputStream(Files.newInputStream(folder.resolve(name)));
                DataInputStream data = new DataInputStream(file)) {
            data.readNBytes(header);
            return data.readNBytes(count);
        }
    }
}
