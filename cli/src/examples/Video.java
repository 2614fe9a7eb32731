import static lanewise.kernels.Activation.RELU;

import java.util.List;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Initialization;
import lanewise.network.Layer;
import lanewise.network.Network;
import lanewise.random.RandomStream;
import lanewise.training.Batch;

/**
 * The whole video in one file: a neural network that recognizes handwritten digits, and its training.
 *
 * <p>Build Lanewise once with {@code mvn -q -DskipTests package}. Then change alpha, the number of hidden units or the
 * equations, here or in a copy, and run the file. Java compiles it at start. A run takes about ten seconds:
 *
 * <pre>
 *   java --add-modules jdk.incubator.vector -cp cli/target/cli.jar cli/src/examples/Video.java
 * </pre>
 *
 * <p>Two things differ from the video. The softmax of the video overflows for large numbers; here the maximum of each
 * column is subtracted first. The video computes one sum over all units for db2 and for db1; here each unit has its own
 * sum, as in the equations.
 */
public class Video {

    public static void main(String[] args) {
        float alpha = 0.1f;    // learning rate; the f marks a float constant
        int hidden = 10;       // units of the hidden layer
        int iterations = args.length == 0 ? 500 : Integer.parseInt(args[0]);    // 500 without an argument
        long seed = 1;         // determines the split and the initial weights

        // Read the 42,000 training images of the video, 28 x 28 pixels each, and print the first five.
        Examples data = Mnist.load().training();
        System.out.println(data.head(5) + "\n");

        // Hold out 1,000 random examples as the dev set. Train on the rest. Split.of also sorts the training examples:
        // similar images are neighbors, so that the products with X can skip pixels that are 0 in all of them.
        Split split = Split.of(data, 1_000, seed);
        Batch train = Batch.of(split.train());
        PixelMatrix X = train.X();    // 784 x m, one example per column, each pixel divided by 255
        OneHot Y = train.Y();         // 10 x m, 1 in the row of the label, 0 elsewhere
        int m = train.m();            // 41,000

        // Initialize the parameters: every weight and bias is random, between -0.5 and 0.5.
        RandomStream random = Initialization.random(seed);
        Matrix W1 = Matrix.random(hidden, 784, random), b1 = Matrix.random(hidden, 1, random);
        Matrix W2 = Matrix.random(10, hidden, random), b2 = Matrix.random(10, 1, random);

        // Allocate the matrices of the results. Each iteration overwrites them.
        Matrix Z1 = Matrix.zeros(hidden, m), A1 = Matrix.zeros(hidden, m), dZ1 = Matrix.zeros(hidden, m);
        Matrix Z2 = Matrix.zeros(10, m), A2 = Matrix.zeros(10, m), dZ2 = Matrix.zeros(10, m);
        Matrix dW1 = Matrix.zeros(hidden, 784), db1 = Matrix.zeros(hidden, 1);
        Matrix dW2 = Matrix.zeros(10, hidden), db2 = Matrix.zeros(10, 1);

        // The kernels are the implementation of the arithmetic; "auto" selects the fastest. The last argument of a call
        // is the result, and the comment next to it is the equation. multiply(s, A, B, C) computes C = s A B, and
        // addScaled(s, A, t, B) computes B = s A + t B. The number 1f is 1 as a float. W2' is the transpose of W2.
        // relu'(Z1) is the derivative of relu: 1 where Z1 > 0, else 0. The call gets A1, because A1 > 0 exactly where
        // Z1 > 0. The sign * multiplies element by element.
        ParallelKernels k = KernelsLookup.open("auto", ParallelKernels.processors());

        for (int i = 0; i < iterations; i++) {
            // Forward propagation.
            k.affine(W1, X, b1, Z1);                              // Z1 = W1 X + b1
            k.activate(RELU, Z1, A1);                             // A1 = relu(Z1)
            k.affine(W2, A1, b2, Z2);                             // Z2 = W2 A1 + b2
            k.softmax(Z2, A2);                                    // A2 = softmax(Z2)

            if (i % 10 == 0) {
                System.out.printf("iteration %d: accuracy %.4f%n", i, Evaluation.accuracy(A2, Y));
            }

            // Back propagation.
            k.subtract(A2, Y, dZ2);                               // dZ2 = A2 - Y
            k.multiply(1f / m, dZ2, A1.transposed(), dW2);        // dW2 = dZ2 A1' / m
            k.rowSums(1f / m, dZ2, db2);                          // db2 = row sums of dZ2 / m
            k.multiply(1f, W2.transposed(), dZ2, dZ1);            // dA1 = W2' dZ2, stored in dZ1
            k.activationGradient(RELU, A1, dZ1, dZ1);             // dZ1 = dA1 * relu'(Z1)
            k.multiply(1f / m, dZ1, X.transposed(), dW1);         // dW1 = dZ1 X' / m
            k.rowSums(1f / m, dZ1, db1);                          // db1 = row sums of dZ1 / m

            // Update.
            k.addScaled(-alpha, dW1, 1f, W1);                     // W1 = W1 - alpha dW1
            k.addScaled(-alpha, db1, 1f, b1);                     // b1 = b1 - alpha db1
            k.addScaled(-alpha, dW2, 1f, W2);                     // W2 = W2 - alpha dW2
            k.addScaled(-alpha, db2, 1f, b2);                     // b2 = b2 - alpha db2
        }

        // Predict the digits of the dev set. Draw the first three correct predictions and the first wrong one.
        Batch dev = Batch.of(split.dev());
        Matrix A2dev = predict(k, dev.X(), W1, b1, W2, b2);
        int correct = 0;
        int wrong = 0;
        for (int j = 0; j < dev.m(); j++) {
            int prediction = Evaluation.argmax(A2dev, j);
            int label = dev.Y().label(j);
            if (prediction == label) {
                correct++;
            } else {
                wrong++;
            }
            if (prediction == label ? correct <= 3 : wrong <= 1) {
                System.out.println("\nprediction " + prediction + ", label " + label);
                System.out.print(split.dev().picture(j));
            }
        }
        System.out.printf("%naccuracy on the dev set: %.4f%n", Evaluation.accuracy(A2dev, dev.Y()));
        Network network = new Network(List.of(new Layer(W1, b1), new Layer(W2, b2)), RELU);
        // If you have changed nothing above, this is the hash that "lanewise train" prints.
        System.out.println("weights: " + network.weightsHash());
    }

    /** Forward propagation of other examples. Returns the probability of each digit, 10 x m. */
    static Matrix predict(Kernels k, PixelMatrix X, Matrix W1, Matrix b1, Matrix W2, Matrix b2) {
        Matrix A1 = Matrix.zeros(W1.rows(), X.cols());
        Matrix A2 = Matrix.zeros(W2.rows(), X.cols());
        k.affine(W1, X, b1, A1);     // Z1 = W1 X + b1, stored in A1
        k.activate(RELU, A1, A1);    // A1 = relu(Z1)
        k.affine(W2, A1, b2, A2);    // Z2 = W2 A1 + b2, stored in A2
        k.softmax(A2, A2);           // A2 = softmax(Z2)
        return A2;
    }
}
