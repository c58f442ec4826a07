package org.yijian.hub.page.overview;

import org.yijian.hub.page.Wording;

/**
 * A number and the search behind it.
 *
 * @param count the number
 * @param text in words
 * @param address of the search; empty for nothing
 */
public record Figure(long count, String text, String address) {

    static Figure of(long count, String address, Wording wording) {
        return new Figure(count, wording.count(count), count == 0 ? "" : address);
    }
}
