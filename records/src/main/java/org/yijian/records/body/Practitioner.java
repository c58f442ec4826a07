package org.yijian.records.body;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;

/**
 * 从业人员: a nurse or manager, without identity: a keyed pseudonym and a masked name.
 *
 * @param pseudonym keyed pseudonym of the identity number, lower-case hex
 * @param maskedName for example 王*; null where the source may not give one
 * @param role job, as the source names it
 * @param certificate certificate number
 * @param level level of the certificate
 * @param identityStatus what the police answered
 * @param listedUntil end of the negative listing (负面清单)
 */
@KeyedByPerson
public record Practitioner(@Personal(exact = true) @Matching("[0-9a-f]{32,128}") String pseudonym,
        @Personal @Matching(Matching.MASKED) @Nullable String maskedName, String role,
        @Personal(exact = true) @Size(Size.KEY) @Nullable String certificate,
        @Size(Size.KEY) @Nullable String level, IdentityStatus identityStatus,
        @Ahead(Ahead.LONG) @Nullable LocalDate listedUntil) implements Body {

    @Override
    public Kind kind() {
        return Kind.PRACTITIONER;
    }
}
