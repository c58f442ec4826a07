package org.yijian.agencies.district;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.ClaimType;

/** Makes what the insurance tells about designated facilities. */
final class InsuranceGenerator {

    private final Choice choice;
    private final LocalDate today;
    private final Wording wording = new Wording();
    private final List<List<String>> anomalies = Wordlists.rows("anomalies");
    private final List<InsuranceNotice> notices = new ArrayList<>();

    InsuranceGenerator(long seed, LocalDate today) {
        this.choice = new Choice(seed, "insurance");
        this.today = today;
    }

    List<InsuranceNotice> generate(List<Facility> facilities) {
        for (Facility facility : facilities) {
            if (facility.designationNumber() != null) {
                designation(facility);
                int count = (int) Math.floor(choice.fraction() * (1 + facility.weakness() * 7));
                for (int made = 0; made < count; made++) {
                    anomaly(facility);
                }
            }
        }
        return List.copyOf(notices);
    }

    private void designation(Facility facility) {
        LocalDate from = choice.day(today.minusMonths(24), today.minusMonths(12));
        add(facility, ClaimType.DESIGNATION, from, null, "确定为长期护理保险定点护理服务机构，协议期两年。", null, "有效");
    }

    private void anomaly(Facility facility) {
        List<String> template = choice.one(anomalies);
        LocalDate date = choice.day(today.minusMonths(24), today.minusDays(5));
        int amount = choice.between(3, 240) * 50;
        boolean settled = choice.chance(0.7);
        add(facility, ClaimType.SETTLEMENT_ANOMALY, date, amount, wording.fill(template.get(1), choice),
                template.get(0), settled ? "已核实" : "核查中");
        if (settled && choice.chance(0.35)) {
            LocalDate decided = date.plusDays(choice.between(10, 60));
            if (decided.isBefore(today)) {
                add(facility, ClaimType.SANCTION, decided, amount * 2, "追回违规结算费用，并扣除履约保证金。", template.get(0), "已执行");
            }
        }
    }

    private void add(Facility facility, ClaimType type, LocalDate date,
            @Nullable Integer amount, String description,
            @Nullable String rule, String status) {
        notices.add(new InsuranceNotice("YB%tY%<tm-%05d".formatted(date, notices.size() + 1), facility, type, date,
                YearMonth.from(date).toString(), amount, description, rule, status));
    }
}
