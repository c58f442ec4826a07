package org.yijian.hub.lookup;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.routes.federation.grant.SearchPurpose;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.FaultException;
import org.yijian.security.privacy.Masking;

/**
 * What somebody looks records up for: a purpose of the closed list, and the number of the case or task. Said once per
 * case, and in the leaf of every search and view until another is said. Records about persons are shown only with one.
 *
 * @param purpose what for; null if none was said
 * @param caseId number of the case; null if none was said
 */
public record StatedPurpose(@Nullable SearchPurpose purpose, @Nullable String caseId) implements Serializable {

    /** Nothing was said. */
    public static final StatedPurpose NONE = new StatedPurpose(null, null);

    private static final Pattern CASE = Pattern.compile("[\\p{L}\\p{Nd}〔〕（）()\\[\\]/_. -]{1,60}");

    /**
     * A purpose from outside.
     *
     * @param purpose wire name
     * @param caseId number of the case; not a person's number
     * @throws FaultException {@link HubError#PURPOSE_INCOMPLETE} if one is missing or cannot be meant
     */
    public static StatedPurpose of(@Nullable String purpose, @Nullable String caseId) {
        SearchPurpose known = SearchPurpose.of(purpose == null ? "" : purpose.strip())
                .orElseThrow(() -> new FaultException(HubError.PURPOSE_INCOMPLETE));
        String number = caseId == null ? "" : caseId.strip();
        if (!CASE.matcher(number).matches() || !Masking.text(number).equals(number)) {
            throw new FaultException(HubError.PURPOSE_INCOMPLETE);
        }
        return new StatedPurpose(known, number);
    }

    public boolean stated() {
        return purpose != null && caseId != null;
    }

    /** What may be seen for it: without a purpose nothing about persons. */
    public AccessScope scope(AccessScope account) {
        return stated() || account.clearance() != Sensitivity.PERSONAL
                ? account
                : new AccessScope(account.actor(), account.allDepartments(), account.departments(), account.regions(),
                        Sensitivity.SENSITIVE);
    }

    /** Whether records about persons are left out because no purpose was said. */
    public boolean leavesOut(AccessScope account) {
        return !stated() && account.clearance() == Sensitivity.PERSONAL;
    }

    /** Whether a record may be shown only with a purpose. */
    public static boolean neededFor(StoredRecord stored) {
        return stored.record().sensitivity() == Sensitivity.PERSONAL || !stored.commitments().isEmpty();
    }

    /** Purpose and case as people read them; empty if none was said. */
    public Optional<String> described(boolean chinese) {
        return Optional.ofNullable(purpose)
                .map(said -> (chinese ? said.chinese() : said.english()) + " · " + caseId);
    }

    /** @throws FaultException {@link HubError#PURPOSE_MISSING} if none was said */
    public void require() {
        if (!stated()) {
            throw new FaultException(HubError.PURPOSE_MISSING);
        }
    }

    /**
     * How it stands in the leaf of what was done for it; the case as a keyed hash, because anyone may read leaves.
     *
     * @param separator {@code ?} or {@code &}
     * @return empty if none was said
     */
    public String inLeaf(char separator, KeyedHash hash) {
        return purpose == null || caseId == null
                ? ""
                : separator + "purpose=" + purpose.wire() + "&case=" + hash.of(caseId);
    }
}
