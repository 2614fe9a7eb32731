package lanewise.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * A list with a limited size. When it is full, every second element is removed, so that the elements cover the whole
 * training. The first element is kept. Thread-safe.
 *
 * @param <T> the type of the elements
 */
final class Thinned<T> {

    private final int most;
    private final List<T> elements = new ArrayList<>();

    /**
     * Creates an empty list.
     *
     * @param most maximum number of elements, 2 or more
     */
    Thinned(int most) {
        this.most = most;
    }

    synchronized void add(T element) {
        if (elements.size() == most) {
            for (int i = elements.size() - 1; i > 0; i--) {
                if (i % 2 == 1) {
                    elements.remove(i);
                }
            }
        }
        elements.add(element);
    }

    /** Returns the elements, in the order in which they were added. */
    synchronized List<T> all() {
        return List.copyOf(elements);
    }
}
