package lanewise.picture;

import java.util.ArrayList;
import java.util.List;

/** The connected parts of a mask: pixels that touch, by a side or a corner, belong together. */
final class Components {

    /** A smaller part of the largest component's pixels is dust. */
    private static final double DUST = 0.05;

    /** What lies along more of the picture's edge than this is what the paper lies on. */
    private static final double BESIDE_PAPER = 0.125;

    private final int height;
    private final int width;
    private final int[] component;
    private final List<Part> parts = new ArrayList<>();

    /** Pixels of a component, and how many of them are at the picture's edge. */
    private record Part(int pixels, int edge) {}

    private Components(boolean[] mask, int height, int width) {
        this.height = height;
        this.width = width;
        component = new int[mask.length];
        int[] stack = new int[mask.length];
        for (int start = 0; start < mask.length; start++) {
            if (mask[start] && component[start] == 0) {
                parts.add(fill(mask, start, parts.size() + 1, stack));
            }
        }
    }

    private Part fill(boolean[] mask, int start, int number, int[] stack) {
        int pixels = 0;
        int edge = 0;
        int top = 0;
        stack[top++] = start;
        component[start] = number;
        while (top > 0) {
            int at = stack[--top];
            int y = at / width;
            int x = at % width;
            pixels++;
            edge += y == 0 || x == 0 || y == height - 1 || x == width - 1 ? 1 : 0;
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    int next = ny * width + nx;
                    if (mask[next] && component[next] == 0) {
                        component[next] = number;
                        stack[top++] = next;
                    }
                }
            }
        }
        return new Part(pixels, edge);
    }

    /** The mask without dust, and without what lies along the picture's edge unless there is nothing else. */
    static boolean[] digit(boolean[] mask, int height, int width) {
        Components all = new Components(mask, height, width);
        double most = BESIDE_PAPER * 2 * (height + width);
        boolean inside = all.parts.stream().anyMatch(part -> part.edge <= most && part.pixels > 1);
        List<Part> candidates =
                all.parts.stream().filter(part -> !inside || part.edge <= most).toList();
        double least = DUST * candidates.stream().mapToInt(Part::pixels).max().orElse(0);
        boolean[] kept = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            if (all.component[i] > 0) {
                Part part = all.parts.get(all.component[i] - 1);
                kept[i] = part.pixels >= least && (!inside || part.edge <= most);
            }
        }
        return kept;
    }
}
