package org.yijian.records.body;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;

/**
 * 投诉: one complaint and its handling.
 *
 * @param category category as the source names it
 * @param channel how it came in
 * @param subject short subject
 * @param text full text
 * @param deadline to be answered by
 * @param substantiated whether it was found true; null if open
 * @param reply the reply
 * @param repliedOn replied on
 * @param state where it stands
 */
public record Complaint(@Nullable String category, ComplaintChannel channel,
        @Personal(Personal.When.IN_PERSONAL_RECORDS) String subject,
        @Personal(Personal.When.IN_PERSONAL_RECORDS) @Size(Size.TEXT) String text,
        @Nullable LocalDate deadline, @Nullable Boolean substantiated,
        @Personal(Personal.When.IN_PERSONAL_RECORDS) @Size(Size.TEXT) @Nullable String reply,
        @Nullable LocalDate repliedOn, CaseState state) implements Body {

    @Override
    public Kind kind() {
        return Kind.COMPLAINT;
    }
}
