package org.yijian.security.message;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a message says about itself (EVIDENCE.md, "Message").
 *
 * @param id version 7, new for every message
 * @param sender hub that sent it, for example {@code hub:500106}
 * @param recipient hub that it is for; nobody else may use it
 * @param type what the body is, for example {@code record}
 * @param stream what its number counts in: the id of a feed, or {@code control}
 * @param sequence number within the stream, from 1, without gaps
 * @param purpose what the content may be used for
 * @param legalBasis the law or agreement that allows it
 * @param caseId the case that it belongs to; null if it belongs to none
 * @param notAfter until when it may be taken
 * @param salt 128 random bits in hex; keeps the digest from being a dictionary of personal data
 */
public record MessageHeader(UUID id, String sender, String recipient, String type, String stream, long sequence,
        String purpose, String legalBasis, @Nullable String caseId, Instant notAfter, String salt) {}
