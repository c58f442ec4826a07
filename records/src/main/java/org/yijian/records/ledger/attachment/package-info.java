/**
 * Files that belong to records: kept in pieces under the home, each attachment under a key of its own, bound to the log by
 * a commitment to both its digests. Start reading at {@link org.yijian.records.ledger.attachment.Attachments}.
 */
@NullMarked
package org.yijian.records.ledger.attachment;

import org.jspecify.annotations.NullMarked;
