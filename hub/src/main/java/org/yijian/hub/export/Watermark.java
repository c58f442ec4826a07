package org.yijian.hub.export;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.page.Wording;
import org.yijian.records.ledger.LogIndexes;

/** What a file that was taken away says of itself. */
final class Watermark {

    private static final int TRIES = 25;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final LogIndexes indexes;
    private final String hub;

    /** @param hub name of this hub's log, under which outsiders know it */
    Watermark(LogIndexes indexes, String hub) {
        this.indexes = indexes;
        this.hub = hub;
    }

    /** Place of the leaf in the log; it gets one within a second or so, else null. */
    @Nullable
    Long place(long leaf) {
        for (int tried = 0; tried < TRIES; tried++) {
            Map<Long, Long> known = indexes.of(List.of(leaf));
            if (known.containsKey(leaf)) {
                return known.get(leaf);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return null;
    }

    String hub() {
        return hub;
    }

    /** The first lines of the file. */
    List<String> lines(ExportDesk.Granted granted, Wording wording) {
        var account = granted.account();
        return List.of(
                wording.text("export.mark", account.label(wording.locale()), account.name(),
                        wording.moment(granted.at()),
                        granted.purpose().described(wording.chinese()).orElse(wording.text("export.noPurpose"))),
                wording.text("export.mark.query", granted.search().described(wording),
                        wording.count(granted.records()), hub, wording.logIndex(place(granted.leaf()))));
    }
}
