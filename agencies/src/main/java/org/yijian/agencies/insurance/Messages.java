package org.yijian.agencies.insurance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yijian.agencies.district.District;
import org.yijian.agencies.district.Facility;
import org.yijian.agencies.district.InsuranceNotice;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The messages in the clear, numbered from 1: some notices each. */
final class Messages {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int BATCH = 25;

    private final List<InsuranceNotice> notices;

    Messages(District district) {
        this.notices = district.insuranceNotices();
    }

    /** The number of the last message. */
    int last() {
        return (notices.size() + BATCH - 1) / BATCH;
    }

    byte[] message(int number) {
        List<Object> items = new ArrayList<>();
        for (InsuranceNotice notice : notices.subList((number - 1) * BATCH,
                Math.min(notices.size(), number * BATCH))) {
            items.add(json(notice));
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("messageNumber", number);
        message.put("agency", "重庆市沙坪坝区医疗保障局（演示）");
        message.put("notices", items);
        return JSON.writeValueAsBytes(message);
    }

    private static Map<String, Object> json(InsuranceNotice notice) {
        Facility facility = notice.facility();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("noticeNumber", notice.number());
        json.put("noticeType", switch (notice.type()) {
            case DESIGNATION -> "DDGL";
            case SETTLEMENT_ANOMALY -> "JSYC";
            case SANCTION -> "WGCL";
        });
        json.put("designationNumber", facility.designationNumber());
        json.put("creditCode", facility.creditCode());
        json.put("facilityName", facility.name());
        json.put("regionCode", facility.street().code());
        json.put("noticeDate", notice.date().toString());
        json.put("period", notice.period());
        json.put("amount", notice.amount());
        json.put("description", notice.description());
        json.put("rule", notice.rule());
        json.put("status", notice.status());
        return json;
    }
}
