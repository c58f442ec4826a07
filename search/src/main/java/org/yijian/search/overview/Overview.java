package org.yijian.search.overview;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;
import org.yijian.records.body.Severity;

/**
 * The figures.
 *
 * @param total of the whole region
 * @param parts of its parts, in the order of their codes
 * @param months what happened in the period
 */
public record Overview(Area total, List<Area> parts, List<Month> months) {

    public Overview {
        parts = List.copyOf(parts);
        months = List.copyOf(months);
    }

    /**
     * The figures of a region.
     *
     * @param region its code; with {@code =} before it for what is said of the region and none of its parts; empty for
     *        everything
     * @param facilities facilities that are open, each once, whoever describes them
     * @param beds their beds; of several statements the largest counts
     * @param open findings that wait to be rectified, by severity
     * @param happened records of the period, by kind
     */
    public record Area(String region, long facilities, long beds, Map<Severity, Long> open,
            Map<Kind, Long> happened) {

        public Area {
            open = Map.copyOf(open);
            happened = Map.copyOf(happened);
        }

        /** All findings that wait to be rectified. */
        public long openInAll() {
            return open.values().stream().mapToLong(Long::longValue).sum();
        }

        public long happened(Kind kind) {
            return happened.getOrDefault(kind, 0L);
        }
    }

    /**
     * How many records of one sort happened in a month; there is none for what did not happen.
     *
     * @param month month, in China's time
     * @param kind kind
     * @param severity severity; null where the kind has none
     * @param count how many, at least 1
     */
    public record Month(YearMonth month, Kind kind, @Nullable Severity severity, long count) {}

    /** Sum of the months' counts that are wanted. */
    public long sum(Predicate<Month> wanted) {
        return months.stream().filter(wanted).mapToLong(Month::count).sum();
    }

    /** What happened in the period in the whole region, by kind. */
    public Map<Kind, Long> kinds() {
        Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
        months.forEach(month -> kinds.merge(month.kind(), month.count(), Long::sum));
        return kinds;
    }
}
