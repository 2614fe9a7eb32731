package lanewise.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.picture.image.Box;
import lanewise.picture.image.Components;

/** Selects the components of a mask that are digits, and groups the components of each digit. */
final class DigitParts {

    /** A part with fewer pixels than this part of the largest is dust. */
    private static final double DUST = 0.05;

    /** A part along more of the border than this is not on the paper but what the paper is on. */
    private static final double NEXT_TO_PAPER = 0.125;

    /** A part with this part of its length at the border is a strip along it: a line, a shadow or the table. */
    private static final double STRIP = 0.6;

    /** A part at the border with less than this part of the height of a digit is not a digit that is cut off. */
    private static final double SMALL = 0.6;

    /** A part is compared with others, or is a digit of its own, from this part of their height. */
    private static final double TALL = 0.4;

    /** A part around another of this part of its size is a frame. */
    private static final double FRAMED = 0.25;

    /** A frame is on at least this many sides of what is inside: an open box is a frame, and a slanted line is not. */
    private static final int FRAME_SIDES = 3;

    /** Two parts are of one digit if their columns overlap by this part of the narrower. */
    private static final double OVERLAP = 0.35;

    /**
     * Two parts are next to each other if their rows overlap by this part of the higher. Slanted digits overlap in
     * columns.
     */
    private static final double NEXT_TO = 0.7;

    /** Parts of one digit are at most this far apart, as a part of the taller. */
    private static final double APART = 0.3;

    /** The digits of two lines overlap in their rows by at most this part of the height of the lower one. */
    private static final double LINES_OVERLAP = 0.25;

    private DigitParts() {}

    /** Returns the components of each digit in reading order; empty if there are none. */
    static List<List<Components.Part>> of(Components all) {
        List<Components.Part> parts = withoutSurroundings(all);
        parts = parts.stream().filter(part -> parts(all, part).isEmpty()).toList();
        return grouped(withoutDust(parts));
    }

    /** Returns the parts inside a frame; empty if it is none. */
    private static List<Components.Part> parts(Components all, Components.Part frame) {
        return all.parts().stream()
                .filter(part -> frame.box().surrounds(part.box())
                        && part.box().height() >= FRAMED * frame.box().height()
                        && part.pixels() >= DUST * frame.pixels()
                        && part != frame
                        && sides(all, frame, part.box()) >= FRAME_SIDES)
                .toList();
    }

    /** Returns on how many of the four sides of a rectangle a part has pixels. */
    private static int sides(Components all, Components.Part part, Box inner) {
        Box outer = part.box();
        List<Box> nextTo = List.of(
                new Box(outer.top(), inner.left(), inner.top() - 1, inner.right()),
                new Box(inner.bottom() + 1, inner.left(), outer.bottom(), inner.right()),
                new Box(inner.top(), outer.left(), inner.bottom(), inner.left() - 1),
                new Box(inner.top(), inner.right() + 1, inner.bottom(), outer.right()));
        return (int) nextTo.stream().filter(box -> all.contains(part, box)).count();
    }

    /** Without parts along the border, unless there is nothing else. */
    private static List<Components.Part> withoutSurroundings(Components all) {
        double most = NEXT_TO_PAPER * 2 * (all.height() + all.width());
        List<Components.Part> inside = all.parts().stream()
                .filter(part -> part.edge() <= most && part.pixels() > 1)
                .toList();
        int tallest = inside.stream()
                .filter(part -> part.edge() == 0)
                .mapToInt(part -> part.box().height())
                .max()
                .orElse(0);
        List<Components.Part> digits = inside.stream()
                .filter(part -> part.edge() == 0 || tallest < TALL * part.box().height() || !nextTo(part, tallest))
                .toList();
        return digits.isEmpty() ? inside.isEmpty() ? all.parts() : inside : digits;
    }

    /** Returns whether a part at the border is a strip along it, or small in comparison with the digits inside. */
    private static boolean nextTo(Components.Part part, int tallest) {
        return strip(part) || part.box().height() < SMALL * tallest;
    }

    /** Returns whether a part runs along the border. */
    static boolean strip(Components.Part part) {
        return part.edge() >= STRIP * part.box().longerSide();
    }

    private static List<Components.Part> withoutDust(List<Components.Part> parts) {
        double least =
                DUST * parts.stream().mapToInt(Components.Part::pixels).max().orElse(0);
        return parts.stream().filter(part -> part.pixels() >= least).toList();
    }

    private static List<List<Components.Part>> grouped(List<Components.Part> parts) {
        List<List<Components.Part>> groups = new ArrayList<>();
        parts.forEach(part -> groups.add(new ArrayList<>(List.of(part))));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < groups.size() && !changed; i++) {
                for (int j = i + 1; j < groups.size() && !changed; j++) {
                    if (together(box(groups.get(i)), box(groups.get(j)))) {
                        groups.get(i).addAll(groups.remove(j));
                        changed = true;
                    }
                }
            }
        }
        int tallest =
                groups.stream().mapToInt(group -> box(group).longerSide()).max().orElse(0);
        groups.removeIf(group -> box(group).longerSide() < TALL * tallest);
        return inReadingOrder(groups);
    }

    /**
     * Sorts digits from left to right. If the picture has several lines, they are sorted line by line. Lines are above
     * each other, so two digits of a number that rises or falls are not lines.
     */
    private static List<List<Components.Part>> inReadingOrder(List<List<Components.Part>> groups) {
        groups.sort(Comparator.comparingInt(group -> box(group).top()));
        List<List<List<Components.Part>>> lines = new ArrayList<>();
        List<Box> boxes = new ArrayList<>();
        for (List<Components.Part> group : groups) {
            Box box = box(group);
            int last = lines.size() - 1;
            if (last < 0 || box.top() > boxes.get(last).bottom() - LINES_OVERLAP * box.height()) {
                lines.add(new ArrayList<>(List.of(group)));
                boxes.add(box);
            } else {
                lines.get(last).add(group);
                boxes.set(last, boxes.get(last).and(box));
            }
        }
        boolean above =
                IntStream.range(1, boxes.size()).anyMatch(i -> boxes.get(i - 1).columnsBetween(boxes.get(i)) < 0);
        Comparator<List<Components.Part>> left =
                Comparator.comparingInt(group -> box(group).left());
        if (!above) {
            groups.sort(left);
            return groups;
        }
        lines.forEach(each -> each.sort(left));
        return lines.stream().flatMap(List::stream).toList();
    }

    /** Returns whether two boxes are of one digit: one above the other, or a small part close to a large one. */
    private static boolean together(Box a, Box b) {
        int taller = Math.max(a.longerSide(), b.longerSide());
        int shorter = Math.min(a.longerSide(), b.longerSide());
        int columns = a.columnsBetween(b);
        int rows = a.rowsBetween(b);
        if (Math.max(columns, rows) > APART * taller) {
            return false;
        }
        boolean nextTo = -rows >= NEXT_TO * Math.max(a.height(), b.height());
        boolean above = -columns >= (nextTo ? NEXT_TO : OVERLAP) * Math.min(a.width(), b.width());
        return above || shorter < TALL * taller;
    }

    /** Returns the smallest rectangle around some components. */
    static Box box(List<Components.Part> parts) {
        return parts.stream().map(Components.Part::box).reduce(Box::and).orElseThrow();
    }
}
