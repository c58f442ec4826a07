package org.yijian.agencies.district;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Makes a district from a seed: the same seed on the same day gives the same district. */
public final class DistrictGenerator {

    private static final int COMPLAINTS = 640;

    private final Place place;
    private final long seed;
    private final LocalDate today;

    /**
     * @param clock tells the day to which the last 24 months are counted
     */
    public DistrictGenerator(long seed, Clock clock) {
        this(seed, LocalDate.now(clock.withZone(ZoneOffset.ofHours(8))));
    }

    public DistrictGenerator(long seed, LocalDate today) {
        this(Place.SHAPINGBA, seed, today);
    }

    public DistrictGenerator(Place place, long seed, LocalDate today) {
        this.place = place;
        this.seed = seed;
        this.today = today;
    }

    public District generate() {
        List<Facility> facilities = new FacilityGenerator(place, seed, today).generate();
        BusinessGenerator business = new BusinessGenerator(seed, today);
        return new District(facilities,
                new VisitGenerator(seed, today, "civil-affairs", "MZ").generate(facilities, 7),
                new VisitGenerator(seed, today, "fire-rescue", "XF").generate(facilities, 3),
                business.permits(facilities), business.penalties(facilities), business.abnormalListings(facilities),
                new InsuranceGenerator(seed, today).generate(facilities),
                new ComplaintGenerator(seed, "complaints", facilities).generate(place.share(COMPLAINTS), today),
                new CareWorkerGenerator(seed, today).generate(facilities));
    }
}
