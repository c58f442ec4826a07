package org.yijian.hub.leak;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Body;
import org.yijian.records.body.CaseState;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.ComplaintChannel;
import org.yijian.records.body.CoreDomain;
import org.yijian.records.body.Credit;
import org.yijian.records.body.CreditType;
import org.yijian.records.body.Facility;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.Finding;
import org.yijian.records.body.FindingState;
import org.yijian.records.body.Ownership;
import org.yijian.records.body.Scope;
import org.yijian.records.body.Severity;
import org.yijian.records.identifier.CreditCode;
import org.yijian.records.identifier.RegionCode;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

/**
 * A record all of whose texts carry a mark that no other record has: where the mark shows, something of it was told.
 *
 * @param record the record
 * @param mark its mark
 * @param facility number of the facility that it is about
 */
record Marked(CanonicalRecord record, String mark, int facility) {

    static final int FACILITIES = 24;

    private static final List<String> REGIONS = List.of("500106001", "500106002", "500107", "510107001");
    private static final String SIGNS = "康乐福寿松柏长青安宁祥和夕阳红慈爱";
    private static final List<String> TEXTS = List.of("消防通道堵塞", "食堂留样不足", "护理记录缺失", "退费迟迟不办", "老人跌倒");

    /** Some records of all kinds of text, about facilities that several departments write of. */
    static List<Marked> some(int first, int count, OffsetDateTime newest, Random random) {
        List<Marked> records = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            records.add(one(number, newest.minusDays(random.nextInt(200)), random));
        }
        return records;
    }

    private static Marked one(int number, OffsetDateTime happened, Random random) {
        String mark = String.format(Locale.ROOT, "q7%05d", number);
        int facility = random.nextInt(FACILITIES);
        Department department = Department.values()[random.nextInt(6)];
        FacilityReference reference = new FacilityReference(code(facility), null, null, null, name(random) + mark,
                "沙坪坝区" + mark + "路1号");
        return new Marked(new CanonicalRecord(department.wire(), "K-" + mark, reference,
                REGIONS.get(random.nextInt(REGIONS.size())), department, happened,
                Sensitivity.values()[random.nextInt(4)], "1.0", body(mark, random)), mark, facility);
    }

    private static Body body(String mark, Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size())) + " " + mark;
        return switch (random.nextInt(4)) {
            case 0 -> new Facility(name(random) + mark, List.of(name(random) + mark), FacilityType.INSTITUTION,
                    Ownership.PRIVATE, "某街道" + mark + "号", 29.5 + random.nextDouble() / 10,
                    106.4 + random.nextDouble() / 10, 100, 50, null, "张" + mark,
                    "连锁" + random.nextInt(3), null,
                    null, null, null, FacilityStatus.OPEN);
            case 1 -> new Complaint("生活照料" + mark, ComplaintChannel.HOTLINE, text, "关于" + text, null, null,
                    "答复" + mark, null, CaseState.RECEIVED);
            case 2 -> new Credit(CreditType.PENALTY, "渝罚" + mark, "依据" + mark, "罚款" + mark, null, null, text, null,
                    null);
            default -> new Finding(null, "条款" + mark, "类别" + mark, text, Severity.values()[random.nextInt(4)],
                    Scope.ISOLATED, CoreDomain.NONE, null, null, null, null, null, FindingState.OPEN);
        };
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int count = 2 + random.nextInt(3); count > 0; count--) {
            name.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return name.append("养老院").toString();
    }

    static String code(int facility) {
        String start = String.format(Locale.ROOT, "52500106MJQ%06d", facility);
        return start + CreditCode.checkCharacter(start + "0");
    }

    /** Whether somebody who said no purpose may be told of it. */
    boolean tellable(AccessScope scope) {
        return record.sensitivity() != Sensitivity.PERSONAL && within(scope);
    }

    /** Whether it is within somebody's rights. */
    boolean within(AccessScope scope) {
        return scope.permits(record.department().wire(),
                Set.copyOf(RegionCode.parse(record.region()).orElseThrow().path()), record.sensitivity());
    }

    boolean isOf(Class<? extends Body> kind) {
        return kind.isInstance(record.body());
    }
}
