package org.yijian.agencies.district;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.InspectionType;

/**
 * One inspection by one agency and the problems found in it.
 *
 * @param number the agency's key
 * @param plan plan it belongs to, or null
 */
public record Visit(String number, Facility facility, InspectionType type, @Nullable String plan, LocalDate date,
        List<String> inspectors, String conclusion, List<Problem> problems) {}
