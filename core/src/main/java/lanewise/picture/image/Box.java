package lanewise.picture.image;

/**
 * A rectangle of pixels.
 *
 * @param top first row
 * @param left first column
 * @param bottom last row
 * @param right last column
 */
public record Box(int top, int left, int bottom, int right) {

    /** Returns the rectangle of one pixel. */
    public static Box of(int y, int x) {
        return new Box(y, x, y, x);
    }

    public int height() {
        return bottom - top + 1;
    }

    public int width() {
        return right - left + 1;
    }

    public int longerSide() {
        return Math.max(height(), width());
    }

    /** Returns the smallest rectangle around this one and another. */
    public Box and(Box other) {
        return new Box(
                Math.min(top, other.top),
                Math.min(left, other.left),
                Math.max(bottom, other.bottom),
                Math.max(right, other.right));
    }

    /** Returns whether another rectangle is strictly inside this one. */
    public boolean surrounds(Box other) {
        return top < other.top && left < other.left && bottom > other.bottom && right > other.right;
    }

    /** Returns the number of columns between this rectangle and another; negative if they overlap. */
    public int columnsBetween(Box other) {
        return Math.max(left, other.left) - Math.min(right, other.right) - 1;
    }

    /** Returns the number of rows between this rectangle and another; negative if they overlap. */
    public int rowsBetween(Box other) {
        return Math.max(top, other.top) - Math.min(bottom, other.bottom) - 1;
    }
}
