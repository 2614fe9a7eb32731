package lanewise.weights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * Finds the order of linear layers: each has as many inputs as the one before it has units, and layers whose names
 * differ only in numbers stand in the order of these numbers. If no order fits, or more than one, the file is refused.
 */
final class LayerOrder {

    /** What determined the order. */
    enum Reason {
        SINGLE("the file has one layer"),
        NUMBERS("by the numbers in the names"),
        SHAPES("by the shapes"),
        OPTION("as given"),
        METADATA("by the metadata of the file");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Maximum number of steps of the search. Far more layers than a real file has need fewer. */
    private static final int MOST_STEPS = 200_000;

    private static final int LISTED = 12;
    private static final int LONGEST_NAME = 60;

    private final String file;
    private final boolean inputsFirst;
    private final List<FoundLayer> layers;
    private final List<List<FoundLayer>> found = new ArrayList<>();
    private int steps;

    private LayerOrder(String file, boolean inputsFirst, List<FoundLayer> layers) {
        this.file = file;
        this.inputsFirst = inputsFirst;
        this.layers = layers;
    }

    /**
     * The layers in order.
     *
     * @param layers first to last
     * @param reason what determined the order
     */
    record Result(List<FoundLayer> layers, Reason reason) {}

    /**
     * Finds the order.
     *
     * @throws LanewiseException if none fits, or more than one
     */
    static Result of(String file, boolean inputsFirst, List<FoundLayer> layers) {
        return new LayerOrder(file, inputsFirst, layers).find();
    }

    /**
     * Checks an order that the user gave.
     *
     * @throws LanewiseException if the shapes do not fit
     */
    static void check(String file, boolean inputsFirst, List<FoundLayer> layers) {
        LayerOrder order = new LayerOrder(file, inputsFirst, layers);
        if (!order.isChain(layers)) {
            throw order.refused(layers, "in the given order ");
        }
    }

    private Result find() {
        if (layers.size() == 1) {
            return new Result(layers, Reason.SINGLE);
        }
        List<FoundLayer> numbered = numbered();
        if (numbered != null) {
            if (!isChain(numbered)) {
                throw refused(numbered, "in the order of the numbers in their names ");
            }
            return new Result(numbered, Reason.NUMBERS);
        }
        search(new ArrayList<>(), new HashSet<>());
        if (found.isEmpty()) {
            if (steps > MOST_STEPS) {
                throw new LanewiseException(file, "the order of its layers is not clear", "give it with --layers");
            }
            throw refused(layers, "");
        }
        if (found.size() > 1) {
            throw new LanewiseException(
                    file,
                    "two orders of its layers fit: " + names(found.get(0)) + " and " + names(found.get(1)),
                    "give the right one with --layers");
        }
        if (layers.stream().noneMatch(FoundLayer::hasBias)) {
            List<FoundLayer> reversed = new ArrayList<>(found.get(0));
            Collections.reverse(reversed);
            throw new LanewiseException(
                    file,
                    "two orders of its layers fit: " + names(found.get(0)) + " if weights are [units, inputs], and "
                            + names(reversed) + " if they are [inputs, units]",
                    "give the right one with --layers, and --inputs-first for [inputs, units]");
        }
        return new Result(found.get(0), Reason.SHAPES);
    }

    /** Returns the layers in the order of the numbers in their names; null if these do not order all of them. */
    private List<FoundLayer> numbered() {
        List<FoundLayer> sorted = new ArrayList<>();
        Set<FoundLayer> rest = new HashSet<>(layers);
        while (!rest.isEmpty()) {
            List<FoundLayer> first = rest.stream()
                    .filter(layer -> rest.stream()
                            .allMatch(other -> other == layer || layer.name().isBefore(other.name())))
                    .toList();
            if (first.size() != 1) {
                return null;
            }
            sorted.add(first.get(0));
            rest.remove(first.get(0));
        }
        return sorted;
    }

    private boolean isChain(List<FoundLayer> order) {
        for (int l = 1; l < order.size(); l++) {
            if (!follows(order.get(l), order.get(l - 1))) {
                return false;
            }
        }
        return true;
    }

    private boolean follows(FoundLayer layer, FoundLayer before) {
        return layer.inputs(inputsFirst) == before.units(inputsFirst);
    }

    /** Adds orders that begin so to {@link #found}, until there are two. */
    private void search(List<FoundLayer> begun, Set<FoundLayer> used) {
        if (begun.size() == layers.size()) {
            found.add(List.copyOf(begun));
            return;
        }
        for (FoundLayer next : layers) {
            if (found.size() > 1 || ++steps > MOST_STEPS) {
                return;
            }
            boolean fits = !used.contains(next)
                    && (begun.isEmpty() || follows(next, begun.get(begun.size() - 1)))
                    && layers.stream()
                            .noneMatch(other -> other != next
                                    && !used.contains(other)
                                    && other.name().isBefore(next.name()));
            if (fits) {
                begun.add(next);
                used.add(next);
                search(begun, used);
                begun.remove(begun.size() - 1);
                used.remove(next);
            }
        }
    }

    private LanewiseException refused(List<FoundLayer> order, String how) {
        String listed = order.stream()
                .limit(LISTED)
                .map(layer -> Text.quoted(layer.array(Role.WEIGHT).name(), LONGEST_NAME) + " "
                        + layer.array(Role.WEIGHT).shape())
                .collect(Collectors.joining(", "));
        boolean otherLayout = new LayerOrder(file, !inputsFirst, layers).isChain(order);
        return new LanewiseException(
                file,
                how + "the shapes of consecutive layers do not match: " + listed,
                !otherLayout
                        ? FoundLayer.EXPECTED
                        : inputsFirst
                                ? "omit --inputs-first: these weights are [units, inputs]"
                                : "add --inputs-first if weights are stored as [inputs, units], as Keras does");
    }

    private static String names(List<FoundLayer> order) {
        return order.stream()
                .limit(LISTED)
                .map(layer -> Text.quoted(layer.label(), LONGEST_NAME).replace("'", ""))
                .collect(Collectors.joining(", "));
    }
}
