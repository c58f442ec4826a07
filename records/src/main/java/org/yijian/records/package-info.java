/**
 * The canonical records: what every agency's data becomes. A {@link org.yijian.records.CanonicalRecord} is an envelope
 * (whose, where, when, how sensitive) and one of the nine bodies of {@link org.yijian.records.body}; identifiers with
 * check characters live in {@link org.yijian.records.identifier}; {@link org.yijian.records.ledger} keeps them.
 *
 * <p>May use {@code org.yijian.security}. Start reading at {@link org.yijian.records.CanonicalRecord}.
 */
@NullMarked
package org.yijian.records;

import org.jspecify.annotations.NullMarked;
