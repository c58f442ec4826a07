/**
 * Evidence for people and machines to take away: packages of a record, a part of an exchange, a leaf of the log; and whom
 * an outsider needs to trust to check them. Who may see a thing may take its evidence, and that is logged first.
 *
 * <p>Start reading at {@link org.yijian.hub.evidence.EvidenceExport}.
 */
@NullMarked
package org.yijian.hub.evidence;

import org.jspecify.annotations.NullMarked;
