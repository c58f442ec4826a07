package org.yijian.search.overview;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where facilities stand.
 *
 * @param places one a facility, by its id; nothing if there are more than were asked for
 * @param placed how many have a place
 * @param unplaced how many have none that the asker may see
 */
public record Places(List<Place> places, long placed, long unplaced) {

    public Places {
        places = List.copyOf(places);
    }

    /**
     * A facility on the map. Of several records that describe it the latest that tells a place counts.
     *
     * @param facility its id
     * @param name its name as that record gives it; null if it does not
     * @param region its region as that record gives it
     * @param longitude degrees east, WGS 84
     * @param latitude degrees north, WGS 84
     * @param beds its beds; of several statements the largest, 0 if nobody says
     * @param open its findings in the region that wait to be rectified
     */
    public record Place(UUID facility, @Nullable String name, String region, double longitude, double latitude,
            long beds, long open) {}
}
