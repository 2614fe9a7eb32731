package lanewise.storage;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.network.Layer;
import lanewise.network.Network;

/**
 * Reads weights that were trained elsewhere: two tensors a layer, {@code NAME.weight} [units, inputs] and {@code NAME.bias}
 * [units] as PyTorch's Linear has them, or {@code W1} and {@code b1} as the video's equations have them, whose bias may also
 * be [units, 1].
 */
final class WeightsReader {

    static final String TO_FLOAT = "convert the weights to float32";

    private static final Pattern WEIGHT = Pattern.compile("(?:(.*)\\.)?weight|[Ww](\\d+)");
    private static final Pattern BIAS = Pattern.compile("(?:(.*)\\.)?bias|[Bb](\\d+)");
    private static final Pattern DIGITS = Pattern.compile("\\d+|\\D+");
    private static final String LINEAR =
            "give a file with a weight and a bias for each layer, as torch.nn.Linear has them";

    private final String file;
    private final Safetensors source;

    /** A layer in the file; one of the two is null where it is missing. */
    private static final class Pair {
        private TensorInfo weight;
        private TensorInfo bias;
    }

    private WeightsReader(String file, Safetensors source) {
        this.file = file;
        this.source = source;
    }

    /** The network in an open file. */
    static Model read(String file, Safetensors source, Activation activation) {
        return new WeightsReader(file, source).model(activation);
    }

    private Model model(Activation activation) {
        List<Pair> pairs = pairs();
        pairs.forEach(this::check);
        checkChain(pairs);
        Network network = new Network(pairs.stream().map(this::layer).toList(), activation);
        return Model.ofWeights(network);
    }

    /** By their names, numbers in them counted as numbers. */
    private List<Pair> pairs() {
        Map<String, Pair> pairs = new TreeMap<>(WeightsReader::compareNaturally);
        for (TensorInfo tensor : source.header().tensors()) {
            Optional<String> weight = layerOf(WEIGHT, tensor);
            Optional<String> bias = layerOf(BIAS, tensor);
            if (weight.isEmpty() && bias.isEmpty()) {
                throw new LanewiseException(
                        Header.place(file, tensor), "it is neither weight nor bias of a layer", LINEAR);
            }
            Pair pair = pairs.computeIfAbsent(weight.or(() -> bias).orElseThrow(), name -> new Pair());
            if (weight.isPresent() && pair.weight == null) {
                pair.weight = tensor;
            } else if (bias.isPresent() && pair.bias == null) {
                pair.bias = tensor;
            } else {
                throw new LanewiseException(
                        Header.place(file, tensor), "another tensor has that part of its layer", LINEAR);
            }
        }
        if (pairs.isEmpty()) {
            throw new LanewiseException(file, "there is no tensor in it", LINEAR);
        }
        return new ArrayList<>(pairs.values());
    }

    private static Optional<String> layerOf(Pattern pattern, TensorInfo tensor) {
        Matcher matcher = pattern.matcher(tensor.name());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.group(2) != null ? matcher.group(2) : matcher.group(1) != null ? matcher.group(1) : "");
    }

    /** {@code layers.2} before {@code layers.10}. */
    private static int compareNaturally(String one, String other) {
        List<String> parts =
                DIGITS.matcher(one).results().map(MatchResult::group).toList();
        List<String> others =
                DIGITS.matcher(other).results().map(MatchResult::group).toList();
        for (int i = 0; i < Math.min(parts.size(), others.size()); i++) {
            boolean numbers = Character.isDigit(parts.get(i).charAt(0))
                    && Character.isDigit(others.get(i).charAt(0));
            int order = numbers
                    ? new BigInteger(parts.get(i)).compareTo(new BigInteger(others.get(i)))
                    : parts.get(i).compareTo(others.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(parts.size(), others.size());
        return order != 0 ? order : one.compareTo(other);
    }

    private void check(Pair pair) {
        if (pair.weight == null || pair.bias == null) {
            TensorInfo there = pair.weight == null ? pair.bias : pair.weight;
            throw new LanewiseException(
                    Header.place(file, there), "its layer has no " + (pair.weight == null ? "weight" : "bias"), LINEAR);
        }
        for (TensorInfo tensor : List.of(pair.weight, pair.bias)) {
            if (!List.of(Dtype.F32.name(), Dtype.F64.name()).contains(tensor.dtype())) {
                throw new LanewiseException(
                        Header.place(file, tensor),
                        "its numbers are " + tensor.dtype() + ", and F32 and F64 are read",
                        TO_FLOAT);
            }
            if (tensor.elements() < 1 || tensor.elements() > Integer.MAX_VALUE - 8) {
                throw new LanewiseException(Header.place(file, tensor), "its shape is " + tensor.shape(), LINEAR);
            }
        }
        checkShapes(pair);
    }

    private void checkShapes(Pair pair) {
        TensorInfo weight = pair.weight;
        TensorInfo bias = pair.bias;
        if (weight.rank() != 2) {
            throw new LanewiseException(
                    Header.place(file, weight), "its shape " + weight.shape() + " is not [units, inputs]", LINEAR);
        }
        boolean column = bias.rank() == 1 || bias.rank() == 2 && bias.size(1) == 1;
        if (column && bias.size(0) == weight.size(0)) {
            return;
        }
        boolean transposed = column && bias.size(0) == weight.size(1);
        throw new LanewiseException(
                Header.place(file, weight),
                "its shape is " + weight.shape() + ", that of its bias " + bias.shape(),
                transposed ? "store the weights as [units, inputs], transposed" : LINEAR);
    }

    /** Each layer takes what the one before it gives; if not in the order of the names, then in that of the file. */
    private void checkChain(List<Pair> pairs) {
        if (!chains(pairs)) {
            pairs.sort(Comparator.comparingLong(pair -> Math.min(pair.weight.begin(), pair.bias.begin())));
        }
        if (!chains(pairs)) {
            pairs.sort(Comparator.comparing(pair -> pair.weight.name(), WeightsReader::compareNaturally));
            throw new LanewiseException(
                    file,
                    "its layers do not follow one another: "
                            + String.join(
                                    ", ",
                                    pairs.stream()
                                            .limit(8)
                                            .map(pair -> pair.weight.quoted() + " " + pair.weight.shape())
                                            .toList()),
                    LINEAR);
        }
    }

    private static boolean chains(List<Pair> pairs) {
        for (int l = 1; l < pairs.size(); l++) {
            if (pairs.get(l).weight.size(1) != pairs.get(l - 1).weight.size(0)) {
                return false;
            }
        }
        return true;
    }

    private Layer layer(Pair pair) {
        int units = pair.weight.size(0);
        return new Layer(
                Matrix.of(finite(pair.weight), units, pair.weight.size(1)), Matrix.of(finite(pair.bias), units, 1));
    }

    private float[] finite(TensorInfo tensor) {
        float[] values = source.floats(tensor, null);
        for (int n = 0; n < values.length; n++) {
            if (!Float.isFinite(values[n])) {
                throw new LanewiseException(
                        Header.place(file, tensor),
                        "number " + n + " of it is " + values[n] + ", no finite number of 32 bits",
                        "train the network anew");
            }
        }
        return values;
    }
}
