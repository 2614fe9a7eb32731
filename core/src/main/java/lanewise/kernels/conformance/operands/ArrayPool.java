package lanewise.kernels.conformance.operands;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A few arrays of each length. Two pools return corresponding arrays if they get the same requests. */
final class ArrayPool {

    /** The number of arrays of a length that a request chooses from. */
    private static final int CHOICES = 3;

    private static final int SHORTEST = 64;

    private final Map<String, List<Object>> arrays = new TreeMap<>();

    /**
     * Returns an array that is long enough, with the contents of its last use.
     *
     * @param used arrays that must not be returned
     */
    <T> T take(Class<T> type, int length, List<Object> used, SplittableRandom random) {
        int rounded = Math.max(SHORTEST, 2 * Integer.highestOneBit(Math.max(1, length - 1)));
        List<Object> known = arrays.computeIfAbsent(type.getName() + rounded, key -> new ArrayList<>());
        List<Object> free = known.stream()
                .filter(array -> used.stream().noneMatch(other -> other == array))
                .toList();
        if (known.size() >= CHOICES && !free.isEmpty()) {
            return type.cast(free.get(random.nextInt(free.size())));
        }
        T array = type.cast(Array.newInstance(type.getComponentType(), rounded));
        known.add(array);
        return array;
    }

    /** Returns all arrays, in an order that depends on the requests alone. */
    List<Object> all() {
        return arrays.values().stream().flatMap(List::stream).toList();
    }
}
