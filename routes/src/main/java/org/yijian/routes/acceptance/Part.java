package org.yijian.routes.acceptance;

import java.util.List;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.RejectedRecord;

/**
 * One piece of an exchange: what is signed, logged and committed together.
 *
 * @param number counted from the first part of the attempt
 * @param last whether the exchange ends with it
 * @param records in the order of the message
 * @param rejected in the order of the message
 */
record Part(int number, boolean last, List<CanonicalRecord> records, List<RejectedRecord> rejected) {

    Part {
        records = List.copyOf(records);
        rejected = List.copyOf(rejected);
    }
}
