package org.yijian.agencies.district;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * 经营异常名录.
 *
 * @param removedOn when it was taken off, or null while listed
 * @param removalReason why it was taken off, or null while listed
 */
public record AbnormalListing(Facility facility, String documentNumber, String reason, LocalDate listedOn,
        @Nullable LocalDate removedOn, @Nullable String removalReason) {}
