/** The ledger on a real PostgreSQL, with its durability on. */
@NullMarked
package org.yijian.records.ledger.postgres;

import org.jspecify.annotations.NullMarked;
