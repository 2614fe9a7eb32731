package lanewise.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.errors.LanewiseException;
import lanewise.network.Layer;
import lanewise.network.Network;
import lanewise.text.Text;

/**
 * A network from named arrays.
 *
 * @param network the network for inference on pixels from 0 to 1; normalizations are part of its weights
 * @param origin how the arrays were read
 */
public record WeightsImport(Network network, WeightOrigin origin) {

    /** Maximum number of layers; the search for their order takes time that grows with its cube. */
    private static final int MOST_LAYERS = 256;

    private static final int LONGEST_NAME = 60;

    /** Names of other arrays of a training step, as a notebook saves them for the command check. */
    private static final Pattern OF_A_TRAINING =
            Pattern.compile("[XYm]|labels|alpha|d?[ZA]\\d+|d[Wb]\\d+|[Wb]\\d+_(new|old)");

    /** An epsilon that PyTorch's BatchNorm1d has by default, and one that Keras' BatchNormalization has. */
    private static final double EPSILON = 1e-5;

    private static final double KERAS_EPSILON = 1e-3;

    /**
     * Builds the network.
     *
     * @param file name of the file, for messages
     * @param arrays all arrays of the file
     * @param fromFile order of the layers in the metadata of the file; empty if it has none
     * @param options what the file does not contain; layers given here take precedence over {@code fromFile}
     * @return the network
     * @throws LanewiseException if an array belongs to no supported layer, shapes do not fit, or the order is not clear
     */
    public static WeightsImport of(
            String file, Collection<WeightArray> arrays, List<String> fromFile, ImportOptions options) {
        return new Builder(file, options).build(arrays, fromFile);
    }

    /** Builds one network. */
    private static final class Builder {

        private final String file;
        private final ImportOptions options;
        private final List<FoundLayer> linear = new ArrayList<>();
        private final List<FoundLayer> normalizations = new ArrayList<>();

        /** Batch normalization by the linear layer after whose sums it stands. */
        private final Map<FoundLayer, FoundLayer> ofSums = new HashMap<>();

        /** Batch normalization by the linear layer before whose inputs it stands. */
        private final Map<FoundLayer, FoundLayer> ofInputs = new HashMap<>();

        Builder(String file, ImportOptions options) {
            this.file = file;
            this.options = options;
        }

        WeightsImport build(Collection<WeightArray> arrays, List<String> fromFile) {
            collect(arrays);
            LayerOrder.Result order;
            if (!options.layers().isEmpty()) {
                order = given(options.layers(), "--layers", LayerOrder.Reason.OPTION);
            } else if (!fromFile.isEmpty()) {
                order = given(fromFile, "metadata 'layers'", LayerOrder.Reason.METADATA);
            } else {
                order = LayerOrder.of(file, options.inputsFirst(), linear);
            }
            for (FoundLayer normalization : normalizations) {
                if (!ofSums.containsValue(normalization) && !ofInputs.containsValue(normalization)) {
                    attach(normalization, order.layers());
                }
            }
            List<Layer> layers = new ArrayList<>();
            for (FoundLayer layer : order.layers()) {
                layers.add(layer(layer, layers.isEmpty()));
            }
            Network network = new Network(layers, options.activation());
            return new WeightsImport(
                    network,
                    new WeightOrigin(
                            description(order.layers()),
                            order.reason().text(),
                            options.inputsFirst(),
                            options.mean(),
                            options.std()));
        }

        private void collect(Collection<WeightArray> arrays) {
            Map<String, FoundLayer> byName = new LinkedHashMap<>();
            List<WeightArray> sorted = new ArrayList<>(arrays);
            sorted.sort(Comparator.comparing(WeightArray::name));
            Map<WeightArray, Role.Parsed> unnamed =
                    UnnamedArrays.are(arrays) ? UnnamedArrays.roles(file, arrays) : Map.of();
            for (WeightArray array : sorted) {
                Role.Parsed parsed = Optional.ofNullable(unnamed.get(array))
                        .or(() -> Role.of(array.name()))
                        .orElseThrow(() -> new LanewiseException(
                                FoundLayer.place(file, array),
                                OF_A_TRAINING.matcher(array.name()).matches()
                                        ? "it belongs to a training step, and is not a weight or a bias"
                                        : "it is not a weight, a bias or a statistic of BatchNorm1d",
                                FoundLayer.EXPECTED));
                byName.computeIfAbsent(parsed.layer(), name -> new FoundLayer(file, name))
                        .put(parsed, array);
            }
            for (FoundLayer layer : byName.values()) {
                layer.check(options.inputsFirst());
                (layer.isNormalization() ? normalizations : linear).add(layer);
            }
            if (linear.isEmpty() || byName.size() > MOST_LAYERS) {
                throw new LanewiseException(
                        file,
                        linear.isEmpty()
                                ? byName.isEmpty() ? "there is no tensor in it" : "there is no linear layer in it"
                                : "it has " + Text.count(byName.size()) + " layers, but at most " + MOST_LAYERS
                                        + " are supported",
                        FoundLayer.EXPECTED);
            }
        }

        private LayerOrder.Result given(List<String> names, String by, LayerOrder.Reason reason) {
            List<FoundLayer> all = new ArrayList<>(linear);
            all.addAll(normalizations);
            List<FoundLayer> order = new ArrayList<>();
            FoundLayer waiting = null;
            for (String name : names) {
                FoundLayer layer = all.stream()
                        .filter(each -> each.isNamed(name))
                        .findFirst()
                        .orElseThrow(() -> wrong(by, "there is no layer " + Text.quoted(name, LONGEST_NAME), all));
                boolean last = !order.isEmpty() && ofSums.containsKey(order.get(order.size() - 1));
                if (order.contains(layer)
                        || ofSums.containsValue(layer)
                        || waiting != null && layer.isNormalization()
                        || last && layer.isNormalization()) {
                    throw wrong(by, Text.quoted(name, LONGEST_NAME) + " is at a wrong position", all);
                }
                if (!layer.isNormalization()) {
                    order.add(layer);
                    if (waiting != null) {
                        ofInputs.put(layer, waiting);
                        waiting = null;
                    }
                } else if (order.isEmpty()) {
                    waiting = layer;
                } else {
                    ofSums.put(order.get(order.size() - 1), layer);
                }
            }
            if (order.size() < linear.size()) {
                throw wrong(
                        by,
                        Text.count(order.size()) + " of " + Text.count(linear.size(), "linear layer") + " are given",
                        all);
            }
            LayerOrder.check(file, options.inputsFirst(), order);
            ofSums.forEach((layer, normalization) -> checkUnits(layer, normalization, true));
            ofInputs.forEach((layer, normalization) -> checkUnits(layer, normalization, false));
            return new LayerOrder.Result(order, reason);
        }

        private LanewiseException wrong(String by, String problem, List<FoundLayer> all) {
            String names = String.join(
                    ", ", all.stream().limit(12).map(FoundLayer::label).toList());
            return new LanewiseException(file + ": " + by, problem, "give each layer of the file once: " + names);
        }

        private void attach(FoundLayer normalization, List<FoundLayer> order) {
            FoundLayer before = order.stream()
                    .filter(layer -> normalization.name().stepsAfter(layer.name()) > 0)
                    .min(Comparator.comparingInt(layer -> normalization.name().stepsAfter(layer.name())))
                    .orElse(null);
            boolean numbered = before != null
                    || order.stream().anyMatch(layer -> layer.name().stepsAfter(normalization.name()) > 0);
            if (numbered) {
                boolean sums = before != null && normalization.name().stepsAfter(before.name()) == 1;
                int next = before == null ? 0 : order.indexOf(before) + 1;
                if (!sums && next == order.size()) {
                    throw normalization.refused("no layer follows this batch normalization", FoundLayer.EXPECTED);
                }
                attach(normalization, sums ? before : order.get(next), sums);
                return;
            }
            int units = normalization.units(options.inputsFirst());
            List<FoundLayer> fitting = order.stream()
                    .filter(layer -> layer.units(options.inputsFirst()) == units)
                    .toList();
            List<FoundLayer> alike = fitting.stream()
                    .filter(layer ->
                            layer.name().numbers().equals(normalization.name().numbers()))
                    .toList();
            List<FoundLayer> candidates = alike.size() == 1 ? alike : fitting;
            if (candidates.size() != 1) {
                throw normalization.refused(
                        candidates.isEmpty()
                                ? "this batch normalization has " + Text.count(units, "unit") + ", but no layer has "
                                        + Text.count(units, "unit")
                                : "this batch normalization fits more than one layer",
                        "give all layers in order with --layers, such as fc1,bn1,fc2");
            }
            attach(normalization, candidates.get(0), true);
        }

        private void attach(FoundLayer normalization, FoundLayer layer, boolean sums) {
            checkUnits(layer, normalization, sums);
            if ((sums ? ofSums : ofInputs).put(layer, normalization) != null) {
                throw normalization.refused("two batch normalizations belong to one layer", FoundLayer.EXPECTED);
            }
        }

        private void checkUnits(FoundLayer layer, FoundLayer normalization, boolean sums) {
            int units = sums ? layer.units(options.inputsFirst()) : layer.inputs(options.inputsFirst());
            if (normalization.units(options.inputsFirst()) != units) {
                throw normalization.refused(
                        "this batch normalization has " + normalization.units(options.inputsFirst())
                                + " units, but the layer next to it has " + units,
                        FoundLayer.EXPECTED);
            }
        }

        private Layer layer(FoundLayer found, boolean first) {
            FoldedLayer folded = new FoldedLayer(found, options.inputsFirst());
            if (ofSums.containsKey(found)) {
                FoundLayer sums = ofSums.get(found);
                folded.normalizeSums(Affine.of(sums, epsilon(sums)));
            }
            if (ofInputs.containsKey(found)) {
                FoundLayer inputs = ofInputs.get(found);
                folded.normalizeInputs(Affine.of(inputs, epsilon(inputs)));
            }
            if (first && options.normalized()) {
                folded.normalizeInputs(Affine.uniform(folded.inputs(), options.mean(), options.std()));
            }
            return folded.layer()
                    .orElseThrow(() -> found.refused(
                            "its weights are not finite after batch normalization is merged into them",
                            "train the network again"));
        }

        private static double epsilon(FoundLayer normalization) {
            return normalization.keras() ? KERAS_EPSILON : EPSILON;
        }

        private String description(List<FoundLayer> order) {
            List<String> parts = new ArrayList<>();
            for (FoundLayer layer : order) {
                Optional.ofNullable(ofInputs.get(layer))
                        .ifPresent(normalization -> parts.add(described(normalization)));
                parts.add(layer.label());
                Optional.ofNullable(ofSums.get(layer)).ifPresent(normalization -> parts.add(described(normalization)));
                if (layer != order.get(order.size() - 1)) {
                    parts.add(options.activation().label());
                }
            }
            return String.join(", ", parts);
        }

        private static String described(FoundLayer normalization) {
            return normalization.label() + " (batch normalization, epsilon " + epsilon(normalization) + ")";
        }
    }
}
