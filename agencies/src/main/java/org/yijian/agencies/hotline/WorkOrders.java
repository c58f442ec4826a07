package org.yijian.agencies.hotline;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yijian.agencies.district.ComplaintGenerator;
import org.yijian.agencies.district.District;
import org.yijian.agencies.district.Facility;
import org.yijian.agencies.district.HotlineOrder;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The messages of the hotline in their order: the old complaints in batches, then new ones one at a time. */
final class WorkOrders {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int BATCH = 40;

    private final District district;
    private final long seed;
    private final Clock clock;

    WorkOrders(District district, long seed, Clock clock) {
        this.district = district;
        this.seed = seed;
        this.clock = clock;
    }

    /** How many messages carry the old complaints. */
    int batches() {
        return (district.hotlineOrders().size() + BATCH - 1) / BATCH;
    }

    /** The message of that number, counted from 0. */
    byte[] message(long number) {
        List<HotlineOrder> orders = number < batches() ? batch((int) number) : List.of(fresh(number));
        return JSON.writeValueAsBytes(Map.of("orders", orders.stream().map(WorkOrders::json).toList()));
    }

    private List<HotlineOrder> batch(int number) {
        List<HotlineOrder> all = district.hotlineOrders();
        return all.subList(number * BATCH, Math.min(all.size(), (number + 1) * BATCH));
    }

    private HotlineOrder fresh(long number) {
        OffsetDateTime now = OffsetDateTime.now(clock.withZone(ZoneOffset.ofHours(8))).truncatedTo(ChronoUnit.SECONDS);
        return new ComplaintGenerator(seed, "fresh-" + number, district.facilities()).order(
                "12345-%tY%<tm%<td-N%05d".formatted(now, number), now, now.toLocalDate());
    }

    private static Map<String, Object> json(HotlineOrder order) {
        Facility facility = order.facility();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("orderNumber", order.number());
        json.put("receivedAt", order.receivedAt().toString());
        json.put("channel", order.channel());
        json.put("category", order.category());
        json.put("title", order.title());
        json.put("content", order.content());
        json.put("creditCode", order.creditCodeKnown() ? facility.creditCode() : null);
        json.put("facilityName", order.creditCodeKnown() ? facility.name() : facility.commonName());
        json.put("facilityAddress", facility.address());
        json.put("regionCode", facility.street().code());
        json.put("deadline", order.deadline().toString());
        json.put("status", order.status());
        json.put("substantiated", order.substantiated());
        json.put("reply", order.reply());
        json.put("repliedOn", order.repliedOn() == null ? null : order.repliedOn().toString());
        return json;
    }
}
