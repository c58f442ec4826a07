package org.yijian.records;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

import org.yijian.records.body.Body;
import org.yijian.records.body.CaseState;
import org.yijian.records.body.CheckResult;
import org.yijian.records.body.ChecklistItem;
import org.yijian.records.body.Claim;
import org.yijian.records.body.ClaimType;
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
import org.yijian.records.body.IdentityStatus;
import org.yijian.records.body.Incident;
import org.yijian.records.body.IncidentLevel;
import org.yijian.records.body.IncidentType;
import org.yijian.records.body.Inspection;
import org.yijian.records.body.InspectionType;
import org.yijian.records.body.Licence;
import org.yijian.records.body.LicenceType;
import org.yijian.records.body.Ownership;
import org.yijian.records.body.Practitioner;
import org.yijian.records.body.Scope;
import org.yijian.records.body.Severity;
import org.yijian.records.identifier.CreditCode;
import org.yijian.security.access.Sensitivity;

/** One full record of each kind, generated, about no real place. */
public final class SampleRecords {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private SampleRecords() {
    }

    public static List<CanonicalRecord> all() {
        return Arrays.stream(Kind.values()).map(SampleRecords::of).toList();
    }

    public static CanonicalRecord of(Kind kind) {
        return with(body(kind));
    }

    public static CanonicalRecord with(Body body) {
        return new CanonicalRecord("civil-affairs", body.kind().wire() + "-1",
                new FacilityReference(CreditCode.compose("91", "500106", "MA5U0000").value(), "渝沙民备0001", "CMS:015133",
                        "K-1", "长者之家（演示）", "天星桥街道1号"),
                "500106001", Department.CIVIL_AFFAIRS, OffsetDateTime.parse("2026-03-01T00:00:00+08:00"),
                Sensitivity.INTERNAL, "1.0", body);
    }

    private static Body body(Kind kind) {
        return switch (kind) {
            case FACILITY -> facility();
            case LICENCE -> new Licence(LicenceType.FOOD, "JY35001060001", "沙坪坝区市场监督管理局", DAY, DAY.plusYears(5),
                    "热食类食品制售", "有效");
            case INSPECTION -> new Inspection(InspectionType.JOINT, "2026年第一季度综合查一次",
                    List.of("civil-affairs", "fire-rescue"), List.of("李某", "王某"),
                    List.of(new ChecklistItem("GB 38600-2019 4.2", CheckResult.FAIL, "通道堆物"),
                            new ChecklistItem("GB 38600-2019 5.1", CheckResult.PASS, null)),
                    "限期整改");
            case FINDING -> new Finding("INS-1", "GB 38600-2019 4.2", "消防", "疏散通道堆放杂物：\"轮椅\"\\床垫\n二层", Severity.MAJOR,
                    Scope.PATTERN, CoreDomain.FIRE, "K", DAY.plusDays(1), DAY.plusDays(1), DAY.plusDays(2),
                    DAY.plusDays(3), FindingState.STRUCK_OFF);
            case COMPLAINT -> new Complaint("服务质量", ComplaintChannel.HOTLINE, "饭菜凉了", "老人反映午饭经常是凉的。",
                    DAY.plusDays(7), true, "已更换保温设备。", DAY.plusDays(5), CaseState.CLOSED);
            case CREDIT -> new Credit(CreditType.PENALTY, "沙市监罚〔2026〕1号", "《食品安全法》第一百二十六条", "罚款",
                    new BigDecimal("5000.5"), "CNY", "食品留样不足", DAY, DAY.plusYears(1));
            case INCIDENT ->
                new Incident(IncidentType.FIRE, IncidentLevel.ALARM, 0, 0, "三层烟感报警", "误报", CaseState.CLOSED);
            case CLAIM -> new Claim(ClaimType.SETTLEMENT_ANOMALY, "2026-02", new BigDecimal("1234.56"), "CNY",
                    "同日重复结算", "长护险协议第八条", "待核实");
            case PRACTITIONER -> new Practitioner("0123456789abcdef0123456789abcdef", "王*", "养老护理员", "HL-2026-1", "三级",
                    IdentityStatus.VALID, DAY.plusYears(1));
        };
    }

    public static Facility facility() {
        return new Facility("长者之家（演示）", List.of("长者家园"), FacilityType.INSTITUTION, Ownership.PUBLIC_PRIVATELY_RUN,
                "天星桥街道1号", 29.5412, 106.4578, 120, 80, 97, "赵某某", "康养连锁（演示）", "三级", new BigDecimal("2600"),
                new BigDecimal("5800.5"), "CNY", FacilityStatus.OPEN);
    }
}
