package lanewise.picture.image;

import java.util.ArrayList;
import java.util.List;

/**
 * The connected components of a mask. Pixels are connected by a side or a corner.
 *
 * @param height number of rows
 * @param width number of columns
 * @param numbers the number of the component of each pixel, from 1; 0 outside of the mask
 * @param parts the components; number n is at index n - 1
 */
public record Components(int height, int width, int[] numbers, List<Part> parts) {

    /**
     * A component.
     *
     * @param number its number, from 1
     * @param pixels number of pixels
     * @param edge number of pixels at the border of the picture
     * @param box the smallest rectangle around it
     */
    public record Part(int number, int pixels, int edge, Box box) {}

    /** Finds the components of a mask. */
    public static Components of(boolean[] mask, int height, int width) {
        Components all = new Components(height, width, new int[mask.length], new ArrayList<>());
        int[] stack = new int[mask.length];
        for (int start = 0; start < mask.length; start++) {
            if (mask[start] && all.numbers[start] == 0) {
                all.parts.add(all.fill(mask, start, all.parts.size() + 1, stack));
            }
        }
        return all;
    }

    private Part fill(boolean[] mask, int start, int number, int[] stack) {
        int pixels = 0;
        int edge = 0;
        int top = 0;
        stack[top++] = start;
        numbers[start] = number;
        Box box = Box.of(start / width, start % width);
        int firstRow = box.top();
        int lastRow = firstRow;
        int firstColumn = box.left();
        int lastColumn = firstColumn;
        while (top > 0) {
            int at = stack[--top];
            int y = at / width;
            int x = at % width;
            pixels++;
            edge += y == 0 || x == 0 || y == height - 1 || x == width - 1 ? 1 : 0;
            firstRow = Math.min(firstRow, y);
            lastRow = Math.max(lastRow, y);
            firstColumn = Math.min(firstColumn, x);
            lastColumn = Math.max(lastColumn, x);
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    int next = ny * width + nx;
                    if (mask[next] && numbers[next] == 0) {
                        numbers[next] = number;
                        stack[top++] = next;
                    }
                }
            }
        }
        return new Part(number, pixels, edge, new Box(firstRow, firstColumn, lastRow, lastColumn));
    }

    /** Returns whether a component has pixels in a rectangle. */
    public boolean contains(Part part, Box box) {
        for (int y = box.top(); y <= box.bottom(); y++) {
            for (int x = box.left(); x <= box.right(); x++) {
                if (numbers[y * width + x] == part.number) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the pixels of some of the components. */
    public boolean[] mask(List<Part> some) {
        boolean[] wanted = new boolean[parts.size() + 1];
        some.forEach(part -> wanted[part.number] = true);
        boolean[] mask = new boolean[numbers.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = wanted[numbers[i]];
        }
        return mask;
    }
}
