/** The small parts with which the ledger talks to PostgreSQL. */
@NullMarked
package org.yijian.records.ledger.database;

import org.jspecify.annotations.NullMarked;
