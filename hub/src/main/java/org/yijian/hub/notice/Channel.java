package org.yijian.hub.notice;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One way in which somebody is told of the alerts of a saved search.
 *
 * @param search number of the saved search
 * @param account who is told; this person's rights decide what counts
 * @param type webhook or mail
 * @param target the web address or mail address
 * @param nonce random part of the webhook's key
 * @param told alerts up to here were told
 * @param failures failures one after the other
 * @param deadSince when it was given up; null while it works
 */
record Channel(long search, String account, Type type, String target, String nonce, long told, int failures,
        @Nullable Instant deadSince) {

    /** How. */
    enum Type {
        WEBHOOK, MAIL;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Name of the alarm that tells the operator that it was given up. */
    String alarm() {
        return "alerts/" + search + '/' + account + '/' + type.wire();
    }

    @Override
    public String toString() {
        return "Channel[" + search + ", " + type + "]";
    }
}
