/**
 * Everything that makes a record trustworthy, and nothing that knows what a record is.
 *
 * <ul>
 * <li>{@link org.yijian.security.error}: the form of every error in the house;
 * <li>{@link org.yijian.security.seal}: digests and detached signatures (CMS/CAdES) over messages;
 * <li>{@link org.yijian.security.proof}: the tamper-evident log: hashing, tiles, checkpoints, proofs;
 * <li>{@link org.yijian.security.witness}: others who confirm that a log only ever grew;
 * <li>{@link org.yijian.security.time}: when a checkpoint existed (RFC 3161);
 * <li>{@link org.yijian.security.trust}: keys of this hub, and who else is trusted for what;
 * <li>{@link org.yijian.security.access}: who may see what, and for which purpose;
 * <li>{@link org.yijian.security.privacy}: encryption at rest, pseudonyms, masking;
 * <li>{@link org.yijian.security.minimisation}: sharing a record without some of its fields, provably;
 * <li>{@link org.yijian.security.storage}: files that a crash leaves whole.
 * </ul>
 *
 * This room depends on no other room. Start reading at {@link org.yijian.security.proof.Leaf}.
 */
@NullMarked
package org.yijian.security;

import org.jspecify.annotations.NullMarked;
