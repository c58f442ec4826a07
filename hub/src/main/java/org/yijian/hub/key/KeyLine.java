package org.yijian.hub.key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.page.Wording;

/**
 * A key in words.
 *
 * @param purpose what it is for
 * @param object by what a change names it
 * @param owner whose it is
 * @param algorithm kind of key
 * @param place where it is kept
 * @param fingerprint beginning of its fingerprint, in groups of four
 * @param whole the whole fingerprint
 * @param from from when on it is valid
 * @param until until when; null if it has no end
 * @param warning how many days are left, if they are few; null otherwise
 * @param state wire name, for the colour
 * @param stateLabel in words
 * @param records how many records it protects; null if that is not its kind
 * @param changes wire names of what this person may ask for now
 */
public record KeyLine(String purpose, String object, String owner, String algorithm, String place, String fingerprint,
        String whole, String from, @Nullable String until, @Nullable String warning, String state, String stateLabel,
        @Nullable String records, List<String> changes) {

    private static final int SHOWN = 16;
    private static final Duration SOON = Duration.ofDays(30);

    static KeyLine of(KeyEntry key, boolean manages, Instant now, Wording wording) {
        Instant until = key.validUntil();
        Instant since = key.since();
        boolean data = key.purpose().equals("data");
        String short16 = key.fingerprint().substring(0, Math.min(SHOWN, key.fingerprint().length()));
        return new KeyLine(wording.text("key.purpose." + key.purpose()), key.object(),
                data ? wording.department(key.owner()) : wording.text("key.owner.hub"),
                wording.text("key.algorithm." + key.algorithm()), wording.text("key.place." + key.place().wire()),
                data ? short16 : short16.replaceAll("(....)(?!$)", "$1 "), key.fingerprint(),
                day(key.validFrom(), wording), until == null ? null : day(until, wording),
                warning(key, now, wording), key.state().wire(),
                wording.text("key.state." + key.state().wire())
                        + (since == null ? "" : " · " + wording.moment(since)),
                key.records() == null ? null : wording.count(key.records()),
                manages ? key.changes().stream().map(KeyChange.Kind::wire).sorted().toList() : List.of());
    }

    private static String day(Instant time, Wording wording) {
        return wording.day(time.atZone(Wording.ZONE).toOffsetDateTime());
    }

    private static @Nullable String warning(KeyEntry key, Instant now, Wording wording) {
        Duration left = key.left(now);
        if (key.state() != KeyEntry.State.CURRENT || left.compareTo(SOON) > 0) {
            return null;
        }
        return left.isNegative() ? wording.text("key.expired") : wording.text("key.expires", left.toDays());
    }
}
