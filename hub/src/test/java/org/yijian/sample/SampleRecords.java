package org.yijian.sample;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

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
import org.yijian.records.body.IdentityStatus;
import org.yijian.records.body.Inspection;
import org.yijian.records.body.InspectionType;
import org.yijian.records.body.Licence;
import org.yijian.records.body.LicenceType;
import org.yijian.records.body.Ownership;
import org.yijian.records.body.Practitioner;
import org.yijian.records.body.Scope;
import org.yijian.records.body.Severity;
import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.access.Sensitivity;

/** Records of one made-up facility. */
public final class SampleRecords {

    public static final UUID FACILITY = UUID.fromString("00000000-0000-8000-8000-000000000001");
    public static final UUID EXCHANGE = UUID.fromString("00000000-0000-8000-8000-00000000e001");
    private static final FacilityReference REFERENCE = new FacilityReference("52500106MJP0000017", "500106-2021-0001",
            null, "F-1", "沙坪坝区天星桥康乐养老院（演示）", "重庆市沙坪坝区天星桥街道小龙坎新街 8 号");

    private SampleRecords() {
    }

    public static List<StoredRecord> all() {
        return List.of(
                stored(1, record("civil-affairs", "F-1", Department.CIVIL_AFFAIRS, "2021-05-06", Sensitivity.INTERNAL,
                        facility("重庆市沙坪坝区天星桥街道小龙坎新街 8 号", 120))),
                stored(2, record("market-regulation", "M-1", Department.MARKET_REGULATION, "2021-04-20",
                        Sensitivity.INTERNAL, facility("重庆市沙坪坝区小龙坎新街 8 号 1 幢", null))),
                stored(3, record("civil-affairs", "I-1", Department.CIVIL_AFFAIRS, "2026-03-01", Sensitivity.INTERNAL,
                        new Inspection(InspectionType.SPECIAL, "2026 年春季专项检查", List.of("civil-affairs", "fire-rescue"),
                                List.of("王*", "李*"), List.of(), "发现问题 2 处，限期整改"))),
                stored(4, record("civil-affairs", "P-1", Department.CIVIL_AFFAIRS, "2026-03-01", Sensitivity.INTERNAL,
                        finding("消防通道堆放轮椅和纸箱，二楼东侧安全出口被锁闭。", Severity.MAJOR, CoreDomain.FIRE))),
                stored(5, record("civil-affairs", "P-2", Department.CIVIL_AFFAIRS, "2026-03-01", Sensitivity.INTERNAL,
                        finding("食品留样不足 125 克，留样记录缺少 <script>alert('签名')</script>。", Severity.GENERAL,
                                CoreDomain.FOOD))),
                stored(6, record("hotline-12345", "C-1", Department.HOTLINE, "2026-04-12", Sensitivity.INTERNAL,
                        new Complaint("食品安全", ComplaintChannel.HOTLINE, "反映养老院饭菜变质",
                                "来电人反映父亲所住养老院午餐米饭发酸，向护理员反映后无人处理，希望核查消防和食品情况。",
                                LocalDate.parse("2026-04-19"), true, "已责令整改并约谈负责人。", LocalDate.parse("2026-04-18"),
                                CaseState.CLOSED))),
                stored(7, record("market-regulation", "L-1", Department.MARKET_REGULATION, "2021-04-20",
                        Sensitivity.PUBLIC,
                        new Licence(LicenceType.FOOD, "JY35001060001234", "沙坪坝区市场监督管理局",
                                LocalDate.parse("2021-04-20"), LocalDate.parse("2026-04-19"), "热食类食品制售", "已过期"))),
                stored(8, record("market-regulation", "X-1", Department.MARKET_REGULATION, "2025-11-02",
                        Sensitivity.PUBLIC,
                        new Credit(CreditType.PENALTY, "沙市监处字〔2025〕88号", "《食品安全法》第一百二十六条", "警告、罚款",
                                new BigDecimal("5000"), "CNY", "未按规定留样", LocalDate.parse("2025-11-02"),
                                LocalDate.parse("2026-02-02")))),
                stored(9, record("police", "Q-1", Department.POLICE, "2026-02-02", Sensitivity.PERSONAL,
                        new Practitioner("ab".repeat(32), null, "护理员", "NO-1", null, IdentityStatus.VALID, null))));
    }

    private static Facility facility(String address, @org.jspecify.annotations.Nullable Integer beds) {
        return new Facility("沙坪坝区天星桥康乐养老院（演示）", List.of("康乐养老院"), FacilityType.INSTITUTION, Ownership.PRIVATE,
                address, beds == null ? null : 29.5588, beds == null ? null : 106.4567, beds, beds == null ? null : 60,
                null, "张三", null, "三级", null, null, null,
                FacilityStatus.OPEN);
    }

    private static Finding finding(String text, Severity severity, CoreDomain domain) {
        return new Finding("I-1", "GB 38600-2019 4.2", null, text, severity, Scope.ISOLATED, domain, null,
                LocalDate.parse("2026-03-08"), null, null, null, FindingState.OPEN);
    }

    private static CanonicalRecord record(String source, String key, Department department, String day,
            Sensitivity sensitivity, Body body) {
        return new CanonicalRecord(source, key, REFERENCE, "500106001", department,
                OffsetDateTime.parse(day + "T00:00:00+08:00"), sensitivity, "1.0", body);
    }

    private static StoredRecord stored(int number, CanonicalRecord record) {
        UUID id = UUID.nameUUIDFromBytes(("record" + number).getBytes(StandardCharsets.UTF_8));
        return new StoredRecord(id, 1, FACILITY, EXCHANGE, 0, number, Instant.parse("2026-05-01T02:03:04Z"),
                RecordJson.contentHash(record), record);
    }
}
