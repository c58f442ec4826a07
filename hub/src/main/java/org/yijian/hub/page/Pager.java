package org.yijian.hub.page;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Links to neighbouring pages.
 *
 * @param page this page, from 1
 * @param pages number of pages
 * @param previous address of the page before; null on the first
 * @param next address of the page after; null on the last
 * @param links pages around this one
 */
public record Pager(int page, int pages, @Nullable String previous, @Nullable String next, List<Link> links) {

    private static final int AROUND = 3;

    /**
     * One page.
     *
     * @param page number, from 1
     * @param address where it is
     * @param current whether it is this page
     */
    public record Link(int page, String address, boolean current) {}

    /**
     * @param total number of things
     * @param size things per page
     * @param deepest last page that may be asked for
     */
    static Pager of(int page, long total, int size, int deepest, IntFunction<String> address) {
        int pages = (int) Math.min(deepest, Math.max(1, (total + size - 1) / size));
        int first = Math.max(1, Math.min(page - AROUND, pages - 2 * AROUND));
        List<Link> links = IntStream.rangeClosed(first, Math.min(pages, first + 2 * AROUND))
                .mapToObj(number -> new Link(number, address.apply(number), number == page)).toList();
        return new Pager(page, pages, page > 1 ? address.apply(page - 1) : null,
                page < pages ? address.apply(page + 1) : null, links);
    }
}
