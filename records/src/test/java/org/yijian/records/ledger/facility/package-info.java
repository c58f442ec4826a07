/** Which facility a record is about, decided without a database. */
@NullMarked
package org.yijian.records.ledger.facility;

import org.jspecify.annotations.NullMarked;
