package org.yijian.hub.trail;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One time that somebody looked, or was refused.
 *
 * @param logIndex place of its leaf in the log
 * @param at when
 * @param actor who: account, or partner hub
 * @param type {@code search}, {@code view}, {@code export} or {@code match}
 * @param action what was done
 * @param decision whether it was allowed, and by what rule where more than one could
 * @param object {@code facility}, {@code record}, {@code query}, {@code person}, {@code exchange} or {@code other}
 * @param facility the facility that was looked at or searched within; null for none
 * @param record the record that was looked at; null for none
 * @param wordsHash keyed hash of the words that were searched for; null if it was no search
 * @param purpose wire name of the purpose; null if none was said
 * @param caseHash keyed hash of the case's number; null if none was said
 */
public record Access(long logIndex, Instant at, String actor, String type, String action, String decision,
        String object, @Nullable UUID facility, @Nullable UUID record,
        @Nullable String wordsHash, @Nullable String purpose, @Nullable String caseHash) {}
