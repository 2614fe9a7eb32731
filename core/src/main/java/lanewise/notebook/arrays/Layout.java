package lanewise.notebook.arrays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the learner stores matrices, and the sizes of the network that follow from it.
 *
 * @param exampleRows whether each example is a row of X, Z and A; otherwise it is a column, as in the video
 * @param inputRows whether each input is a row of W; otherwise it is a column, as in the video and in PyTorch
 * @param sizes number of inputs, and then of units of each layer; 0 if unknown
 * @param m number of examples; 0 if unknown
 * @param contradictions number of shapes that do not fit
 */
public record Layout(boolean exampleRows, boolean inputRows, int[] sizes, int m, int contradictions) {

    private static final Pattern LAYERED = Pattern.compile("([A-Za-z]+)(\\d+)(?:_new|_old)?");

    /** Returns the layouts with the fewest contradictions, the most usual one first. */
    public static List<Layout> candidates(Roles roles) {
        List<Layout> all = new ArrayList<>();
        boolean[][] orders = {{false, false}, {true, true}, {true, false}, {false, true}};
        for (boolean[] order : orders) {
            all.add(fitted(roles, order[0], order[1]));
        }
        int least = all.stream().mapToInt(Layout::contradictions).min().orElseThrow();
        return all.stream().filter(each -> each.contradictions == least).toList();
    }

    private static Layout fitted(Roles roles, boolean exampleRows, boolean inputRows) {
        int depth = roles.depth();
        List<Map<Integer, Integer>> votes = new ArrayList<>();
        for (int i = 0; i <= depth + 1; i++) {
            votes.add(new HashMap<>());
        }
        int examples = depth + 1;
        roles.arrays().forEach((role, array) -> {
            Matcher layered = LAYERED.matcher(role);
            String kind = layered.matches() ? layered.group(1) : role;
            int layer = layered.matches() ? Integer.parseInt(layered.group(2)) : kind.equals("Y") ? depth : 0;
            if (kind.equals("labels")) {
                vote(votes.get(examples), array.size());
            } else if (kind.endsWith("b") && array.vector() && array.size() > 1) {
                vote(votes.get(layer), array.size());
            } else if (kind.endsWith("W") && array.rank() == 2) {
                vote(votes.get(layer), array.shape().get(inputRows ? 1 : 0));
                vote(votes.get(layer - 1), array.shape().get(inputRows ? 0 : 1));
            } else if (List.of("X", "Y", "Z", "A", "dZ", "dA").contains(kind) && array.rank() >= 2) {
                boolean rows = exampleRows || array.rank() > 2;
                vote(
                        votes.get(layer),
                        rows ? array.stored().cols() : array.stored().rows());
                vote(
                        votes.get(examples),
                        rows ? array.stored().rows() : array.stored().cols());
            }
        });
        int contradictions = 0;
        int[] found = new int[depth + 2];
        for (int i = 0; i < found.length; i++) {
            int best = 0;
            int total = 0;
            for (Map.Entry<Integer, Integer> vote : votes.get(i).entrySet()) {
                total += vote.getValue();
                if (vote.getValue() > best || vote.getValue() == best && vote.getKey() > found[i]) {
                    best = vote.getValue();
                    found[i] = vote.getKey();
                }
            }
            contradictions += total - best;
        }
        return new Layout(exampleRows, inputRows, Arrays.copyOf(found, depth + 1), found[examples], contradictions);
    }

    private static void vote(Map<Integer, Integer> votes, int size) {
        votes.merge(size, 1, Integer::sum);
    }

    /** Returns an array as units x examples, units x inputs or units x 1, by its role. */
    public DenseMatrix canonical(String role, StoredArray array) {
        Matcher layered = LAYERED.matcher(role);
        String kind = layered.matches() ? layered.group(1) : role;
        int layer = layered.matches() ? Integer.parseInt(layered.group(2)) : kind.equals("Y") ? sizes.length - 1 : 0;
        DenseMatrix stored = array.stored();
        int size = array.size();
        if (kind.equals("labels")) {
            return new DenseMatrix(1, size, stored.values());
        }
        if (kind.endsWith("b") && array.vector()) {
            boolean perUnit = size == sizes[layer] || size != m;
            return new DenseMatrix(perUnit ? size : 1, perUnit ? 1 : size, stored.values());
        }
        if (kind.endsWith("W")) {
            return inputRows && array.rank() == 2 ? stored.transposed() : stored;
        }
        if (array.rank() == 1) {
            boolean perUnit = size == sizes[layer] || size != m;
            return new DenseMatrix(perUnit ? size : 1, perUnit ? 1 : size, stored.values());
        }
        return exampleRows || array.rank() > 2 ? stored.transposed() : stored;
    }
}
