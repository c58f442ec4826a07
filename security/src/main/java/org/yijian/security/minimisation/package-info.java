/**
 * Sharing a record without all of its fields, so that the receiver can still prove that what it got is unaltered and part
 * of the whole that was sealed.
 *
 * <p>Every field of the record is committed to by itself, with a salt of its own: SHA-256 over {@code 0x00}, the salt (16
 * bytes), the kind of field (one byte: {@code v} for a value, {@code l} for the length of an array), the length of its
 * path (four bytes, big-endian), its path (a JSON Pointer, RFC 6901, in UTF-8) and its value in canonical JSON (RFC
 * 8785). The root is SHA-256 over {@code 0x01} and all commitments in ascending order; it goes into the sealed message.
 * The receiver is given the fields with their salts, and the bare commitments of what was left out: how many fields those
 * are can be seen, neither their names nor their values. Without its salt a commitment tells nothing, not even to somebody
 * who guesses the value right.
 *
 * <p>Start reading at {@link org.yijian.security.minimisation.CommittedRecord}.
 */
@NullMarked
package org.yijian.security.minimisation;

import org.jspecify.annotations.NullMarked;
