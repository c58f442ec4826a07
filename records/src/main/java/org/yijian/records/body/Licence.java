package org.yijian.records.body;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;

/**
 * 证照: a licence held by a facility.
 *
 * @param type what it permits
 * @param number number of the licence
 * @param issuer who issued it
 * @param validFrom first day
 * @param validTo last day; null for no end
 * @param scope what exactly it permits
 * @param status as the issuer writes it
 */
public record Licence(LicenceType type, @Size(Size.KEY) String number, @Nullable String issuer,
        @Nullable LocalDate validFrom,
        @Ahead(Ahead.LONG) @Nullable LocalDate validTo, @Size(Size.TEXT) @Nullable String scope,
        @Nullable String status) implements Body {

    @Override
    public Kind kind() {
        return Kind.LICENCE;
    }
}
