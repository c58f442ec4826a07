package org.yijian.records;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.Matching;
import org.yijian.records.body.Size;

/**
 * How a source names the facility that a record is about. At least one of the four keys must be there. The ledger
 * resolves it to one facility: credit code first, then filing number, then certification number, then the source's own
 * key; name and address never decide, they only make a proposal.
 *
 * @param creditCode 统一社会信用代码, 18 characters, GB 32100
 * @param filingNumber 备案号 of civil affairs
 * @param certificationNumber number of a certifying body, with its scheme, for example {@code CMS:015133}
 * @param sourceKey the source's own key of the facility
 * @param name as the source writes it
 * @param address as the source writes it
 */
public record FacilityReference(@Size(Size.KEY) @Nullable String creditCode,
        @Size(Size.KEY) @Nullable String filingNumber,
        @Matching("[A-Z][A-Z0-9-]{1,19}:[A-Za-z0-9._/-]{1,100}") @Nullable String certificationNumber,
        @Size(Size.KEY) @Nullable String sourceKey, @Nullable String name,
        @Nullable String address) {}
