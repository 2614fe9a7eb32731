package lanewise.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.kernels.Activation;
import lanewise.network.Network;
import lanewise.training.TrainingPlan;
import lanewise.training.Update;
import lanewise.training.optimizer.GradientDescent;

/**
 * Lists the equations of one iteration in the order of the computation. In a network of other depth than that of the
 * video, the code of the equation of the same form is shown.
 */
final class Equations {

    /** Ends the name of a parameter after the update. */
    static final String NEW = " new";

    private static final String FORWARD = "Forward propagation";
    private static final String BACKWARD = "Back propagation";
    private static final String UPDATE = "Update";

    private final Network network;
    private final TrainingPlan plan;
    private final VideoCode code;
    private final List<Equation> equations = new ArrayList<>();

    private Equations(Network network, TrainingPlan plan, VideoCode code) {
        this.network = network;
        this.plan = plan;
        this.code = code;
    }

    /** Returns the equations of an iteration of a training. */
    static List<Equation> of(Network network, TrainingPlan plan, VideoCode code) {
        Equations all = new Equations(network, plan, code);
        int last = network.depth();
        for (int l = 1; l <= last; l++) {
            all.forward(l);
        }
        all.add(
                BACKWARD,
                "dZ" + last + " = A" + last + " - Y",
                "The error of the output: the probability of each class. For the class of the label, 1 is subtracted.",
                "dZ" + last,
                List.of("A" + last, "Y"),
                "dZ2");
        for (int l = last; l >= 1; l--) {
            all.backward(l);
        }
        for (int l = 1; l <= last; l++) {
            all.update(l);
        }
        return all.equations;
    }

    private void add(
            String part, String text, String meaning, String result, List<String> operands, String... videoResults) {
        equations.add(new Equation(
                part,
                text,
                meaning,
                result,
                operands,
                Arrays.stream(videoResults).map(code::of).toList()));
    }

    private boolean normalized(int l) {
        return network.layer(l).normalization() != null;
    }

    private boolean drops() {
        return plan.dropout().rate() > 0;
    }

    /** Returns the name of the input of a layer. */
    private String input(int l) {
        return l == 1 ? "X" : (drops() ? "D" : "A") + (l - 1);
    }

    private void forward(int l) {
        String Z = "Z" + l;
        String A = "A" + l;
        boolean last = l == network.depth();
        add(
                FORWARD,
                Z + " = W" + l + " " + input(l) + " + b" + l,
                "For each unit and example: the sum of all inputs times their weights, plus the bias.",
                Z,
                List.of("W" + l, input(l), "b" + l),
                l == 1 ? "Z1" : "Z2");
        if (last) {
            add(
                    FORWARD,
                    A + " = softmax(" + Z + ")",
                    "The probability of each class: exp(z) divided by the sum of exp(z) of all classes.",
                    A,
                    List.of(Z),
                    "A2");
            return;
        }
        String f = network.activation().label();
        add(
                FORWARD,
                A + " = " + f + "(" + (normalized(l) ? "batch normalization of " : "") + Z + ")",
                network.activation() == Activation.RELU
                        ? "Negative elements become 0, the others stay."
                        : "The activation of each element.",
                A,
                List.of(Z),
                network.activation() == Activation.RELU && !normalized(l) ? new String[] {"A1"} : new String[0]);
        if (drops()) {
            add(
                    FORWARD,
                    "D" + l + " = " + A + " after dropout",
                    "Random elements become 0, and the others are divided by the probability of being kept.",
                    "D" + l,
                    List.of(A));
        }
    }

    private void backward(int l) {
        String dZ = "dZ" + l;
        if (l < network.depth()) {
            String f = network.activation().label();
            boolean video = network.activation() == Activation.RELU && !normalized(l) && !drops();
            String extras = (drops() ? ", without the dropped units" : "")
                    + (normalized(l) ? ", through the batch normalization" : "");
            add(
                    BACKWARD,
                    dZ + " = W" + (l + 1) + "' dZ" + (l + 1) + " * " + f + "'(Z" + l + ")" + extras,
                    "The error of the next layer, multiplied by the weights and by the derivative of the activation.",
                    dZ,
                    List.of("W" + (l + 1), "dZ" + (l + 1), "A" + l),
                    video ? new String[] {"dA1", "dZ1"} : new String[0]);
        }
        add(
                BACKWARD,
                "dW" + l + " = dZ" + l + " " + input(l) + "' / m",
                "The gradient of the weights: the mean over all examples of error times input.",
                "dW" + l,
                List.of(dZ, input(l)),
                l == 1 ? "dW1" : "dW2");
        if (!normalized(l)) {
            add(
                    BACKWARD,
                    "db" + l + " = row sums of " + dZ + " / m",
                    "The gradient of the bias: the mean error of each unit.",
                    "db" + l,
                    List.of(dZ),
                    l == 1 ? "db1" : "db2");
        }
    }

    private void update(int l) {
        Update update = plan.update();
        boolean plain = update.equals(new Update(new GradientDescent()));
        String meaning = plain
                ? "A step against the gradient; alpha is the learning rate."
                : "A step of the optimizer " + update.optimizer().getClass().getSimpleName()
                        + ", with the regularization of this training.";
        for (String name : normalized(l) ? List.of("W") : List.of("W", "b")) {
            String parameter = name + l;
            add(
                    UPDATE,
                    plain ? parameter + " = " + parameter + " - alpha d" + parameter : parameter + " after the update",
                    meaning,
                    parameter + NEW,
                    List.of(parameter, "d" + parameter),
                    plain ? new String[] {name + (l == 1 ? "1" : "2")} : new String[0]);
        }
    }
}
