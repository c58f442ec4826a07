package org.yijian.records.ledger;

import java.util.List;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.RejectedRecord;
import org.yijian.records.json.WrittenRecord;

/**
 * One part of one exchange, ready to be kept: what the ledger appends in a single transaction. A message of any size is
 * cut into parts in a fixed, repeatable way, so that a part that was already appended is recognised after a crash.
 *
 * @param exchange the exchange it belongs to
 * @param part number of the part, counted from {@link Attempt#firstPart()} of the exchange's attempt
 * @param last whether the exchange ends with this part
 * @param written what became records, in the order of the message
 * @param rejected what did not
 * @param sealed the signed manifest of this part
 */
public record Delivery(Exchange exchange, int part, boolean last, List<WrittenRecord> written,
        List<RejectedRecord> rejected, SealedManifest sealed) {

    public Delivery {
        written = List.copyOf(written);
        rejected = List.copyOf(rejected);
    }

    /** The same from records that were not written yet. */
    public static Delivery of(Exchange exchange, int part, boolean last, List<CanonicalRecord> records,
            List<RejectedRecord> rejected, SealedManifest sealed) {
        return new Delivery(exchange, part, last, WrittenRecord.all(records), rejected, sealed);
    }
}
