/**
 * Personal fields at rest. Every record that has some gets a key of its own, wrapped by its department's key, wrapped by
 * one of the hub's. What is signed and hashed holds salted commitments instead of values; values and salts follow from the
 * record's key, so that destroying the key destroys exactly what one record tells of a person, and no proof.
 *
 * <p>Start reading at {@link org.yijian.records.ledger.personal.PersonalVault}; {@link
 * org.yijian.records.ledger.personal.Erasures} destroys.
 */
@NullMarked
package org.yijian.records.ledger.personal;

import org.jspecify.annotations.NullMarked;
