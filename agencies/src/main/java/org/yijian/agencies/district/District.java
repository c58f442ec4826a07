package org.yijian.agencies.district;

import java.util.List;

/**
 * Everything the simulated agencies know.
 *
 * @param careVisits inspections by civil affairs
 * @param fireVisits inspections by fire rescue
 */
public record District(List<Facility> facilities, List<Visit> careVisits, List<Visit> fireVisits,
        List<Permit> permits, List<Penalty> penalties, List<AbnormalListing> abnormalListings,
        List<InsuranceNotice> insuranceNotices, List<HotlineOrder> hotlineOrders, List<CareWorker> careWorkers) {

    /** GB/T 2260 code of the district. */
    public static final String REGION = "500106";

    /** How many facts it holds, counting each as one record of one agency. */
    public int size() {
        int problems = careVisits.stream().mapToInt(visit -> visit.problems().size()).sum()
                + fireVisits.stream().mapToInt(visit -> visit.problems().size()).sum();
        return facilities.size() + careVisits.size() + fireVisits.size() + problems + permits.size()
                + penalties.size() + abnormalListings.size() + insuranceNotices.size() + hotlineOrders.size()
                + careWorkers.size();
    }
}
