package org.yijian.agencies.district;

import java.time.LocalDate;

/**
 * 行政处罚 by market regulation.
 *
 * @param amount fine in yuan, 0 for none
 */
public record Penalty(Facility facility, String documentNumber, String reason, String legalBasis, String penaltyClass,
        int amount, LocalDate decidedOn, LocalDate publicTo) {}
