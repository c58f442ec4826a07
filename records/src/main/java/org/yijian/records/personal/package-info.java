/**
 * Which fields of a record are about a person, and how a record looks without them. The marks are at the record types
 * ({@link org.yijian.records.body.Personal}); keys and ciphertexts are the ledger's business. Start reading at {@link
 * org.yijian.records.personal.PersonalFields}.
 */
@NullMarked
package org.yijian.records.personal;

import org.jspecify.annotations.NullMarked;
