package org.yijian.agencies.district;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * One work order (工单) of the 12345 hotline.
 *
 * @param creditCodeKnown whether the operator found the credit code; else only name and address are there
 * @param substantiated whether it was found true, or null while open
 * @param status 已受理, 办理中 or 已办结
 */
public record HotlineOrder(String number, Facility facility, boolean creditCodeKnown, OffsetDateTime receivedAt,
        String channel, String category, String title, String content, LocalDate deadline, String status,
        @Nullable Boolean substantiated, @Nullable String reply, @Nullable LocalDate repliedOn) {}
