package org.yijian.agencies.district;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Makes complaints as citizens tell them: an opening, what happened, what they want; weak places get more. */
public final class ComplaintGenerator {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /** What people complain about where nobody lives. */
    private static final Set<String> COMMUNAL = Set.of("社区服务", "消防隐患", "食品安全", "环境卫生", "扰民", "非法集资", "医保结算", "从业人员");

    private final Choice choice;
    private final Wording wording = new Wording();
    private final List<List<String>> residential = Wordlists.rows("complaints").stream()
            .filter(row -> !row.getFirst().equals("社区服务")).toList();
    private final List<List<String>> communal = Wordlists.rows("complaints").stream()
            .filter(row -> COMMUNAL.contains(row.getFirst())).toList();
    private final List<Facility> drawn = new ArrayList<>();

    /**
     * @param part name of the sequence; another name gives other complaints
     */
    public ComplaintGenerator(long seed, String part, List<Facility> facilities) {
        this.choice = new Choice(seed, part);
        for (Facility facility : facilities) {
            int tickets = 1 + (int) (facility.weakness() * 12) + (facility.isInstitution() ? 2 : 0);
            for (int ticket = 0; ticket < tickets; ticket++) {
                drawn.add(facility);
            }
        }
    }

    /** Complaints of the 24 months before the day, oldest first. */
    List<HotlineOrder> generate(int count, LocalDate today) {
        List<LocalDate> days = new ArrayList<>();
        for (int made = 0; made < count; made++) {
            days.add(choice.day(today.minusMonths(24), today.minusDays(1)));
        }
        days.sort(null);
        List<HotlineOrder> orders = new ArrayList<>();
        for (LocalDate day : days) {
            LocalTime time = LocalTime.of(choice.between(7, 21), choice.between(0, 59));
            orders.add(order("12345-%tY%<tm%<td-%04d".formatted(day, orders.size() + 1),
                    OffsetDateTime.of(day, time, CHINA), today));
        }
        return List.copyOf(orders);
    }

    /** The next complaint of the sequence. */
    public HotlineOrder order(String number, OffsetDateTime receivedAt, LocalDate today) {
        Facility facility = choice.one(drawn);
        List<String> template = choice.one(facility.isInstitution() ? residential : communal);
        String opening = wording.fill(wording.phrase("opening", choice), choice, facility);
        String story = wording.fill(template.get(2), choice, facility);
        String ending = wording.fill(wording.phrase("ending", choice), choice, facility);
        LocalDate received = receivedAt.toLocalDate();
        LocalDate answered = received.plusDays(choice.between(1, 9));
        boolean closed = !answered.isAfter(today) && choice.chance(0.96);
        boolean praise = template.get(0).equals("表扬");
        @Nullable
        Boolean substantiated = !closed ? null : Boolean.valueOf(praise || choice.chance(0.55));
        return new HotlineOrder(number, facility, choice.chance(0.8), receivedAt, channel(), template.get(0),
                wording.fill(template.get(1), choice, facility), opening + story + ending,
                received.plusDays(choice.one(List.of(3, 7, 7, 15))), closed ? "已办结" : status(received, today),
                substantiated, substantiated == null ? null : reply(substantiated, praise, facility),
                closed ? answered : null);
    }

    private static String status(LocalDate received, LocalDate today) {
        return received.isBefore(today.minusDays(1)) ? "办理中" : "已受理";
    }

    private String reply(boolean substantiated, boolean praise, Facility facility) {
        return praise
                ? "已将表扬转达" + facility.commonName() + "。"
                : wording.fill(wording.phrase(substantiated ? "reply-true" : "reply-false", choice), choice, facility);
    }

    private String channel() {
        return choice.one(List.of("电话", "电话", "电话", "电话", "网络", "网络", "来访", "来信"));
    }
}
