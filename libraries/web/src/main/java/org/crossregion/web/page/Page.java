package org.crossregion.web.page;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next what to send as {@code after} for the next page; null on the last
 */
public record Page<T>(List<T> items, String next) {

    /**
     * A page of what was fetched with {@link PageRequest#limitAndOne()}.
     *
     * @param key the key that the list is ordered by
     */
    public static <T> Page<T> of(List<T> fetched, PageRequest request, Function<T, String> key) {
        if (fetched.size() <= request.limit()) {
            return new Page<>(List.copyOf(fetched), null);
        }
        List<T> items = List.copyOf(fetched.subList(0, request.limit()));
        return new Page<>(items, key.apply(items.get(items.size() - 1)));
    }

    public <R> Page<R> map(Function<T, R> shape) {
        return new Page<>(items.stream().map(shape).toList(), next);
    }
}
