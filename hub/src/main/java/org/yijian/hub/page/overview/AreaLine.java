package org.yijian.hub.page.overview;

import org.jspecify.annotations.Nullable;

/**
 * The figures of a part of the region.
 *
 * @param region its code, with {@code =} before it for the region without its parts
 * @param name in words, without the names of the regions above
 * @param inside address of its own overview; null if it has no parts
 * @param facilities facilities that are open
 * @param beds their beds
 * @param open findings that wait to be rectified
 * @param complaints complaints of the period
 */
public record AreaLine(String region, String name, @Nullable String inside, Figure facilities, Figure beds,
        Figure open, Figure complaints) {

    /** The figure that is drawn. */
    Figure shown(Measure measure) {
        return switch (measure) {
            case FACILITIES -> facilities;
            case BEDS -> beds;
            case OPEN -> open;
            case COMPLAINTS -> complaints;
        };
    }
}
