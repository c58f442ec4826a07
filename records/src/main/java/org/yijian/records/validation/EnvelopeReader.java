package org.yijian.records.validation;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.Kind;
import org.yijian.records.RecordError;
import org.yijian.records.body.Ahead;
import org.yijian.records.body.Body;
import org.yijian.records.body.Size;
import org.yijian.records.division.Divisions;
import org.yijian.records.form.Forms;
import org.yijian.records.form.Limits;
import org.yijian.records.identifier.CreditCode;
import org.yijian.records.identifier.RegionCode;
import org.yijian.security.access.Sensitivity;

/** Reads one record: the envelope here, the body by its form. */
final class EnvelopeReader {

    private static final Set<String> FIELDS = Set.of("kind", "source", "sourceKey", "facility", "region", "department",
            "occurredAt", "sensitivity", "contractVersion", "body");

    private static final Limits KEY = new Limits(Size.KEY, 0, 0, Ahead.USUAL, null);
    private static final Limits VERSION = new Limits(Size.KEY, 0, 0, Ahead.USUAL,
            Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}"));

    private static final Map<String, Kind> KINDS = byWire(Kind.values(), Kind::wire);
    private static final Map<String, Department> DEPARTMENTS = byWire(Department.values(), Department::wire);
    private static final Map<String, Sensitivity> SENSITIVITIES = byWire(Sensitivity.values(), Sensitivity::wire);

    private final Violations violations = new Violations();
    private final Map<String, Object> tree;
    private final RecordDefaults defaults;
    private final Divisions divisions;
    private final TextReader texts = new TextReader(violations);
    private final DateReader dates;
    private final FormReader forms;

    EnvelopeReader(Map<String, Object> tree, RecordDefaults defaults, Divisions divisions, int thisYear) {
        this.tree = tree;
        this.defaults = defaults;
        this.divisions = divisions;
        this.dates = new DateReader(violations, thisYear);
        this.forms = new FormReader(violations, dates);
    }

    private static <T> Map<String, T> byWire(T[] constants, Function<T, String> wire) {
        Map<String, T> byWire = new LinkedHashMap<>();
        Arrays.stream(constants).forEach(constant -> byWire.put(wire.apply(constant), constant));
        return byWire;
    }

    RecordResult read() {
        unknownFields();
        source();
        Kind kind = choice("kind", KINDS, null);
        String sourceKey = text("sourceKey", KEY, null);
        FacilityReference facility = facility();
        String region = region();
        Department department = choice("department", DEPARTMENTS, defaults.department());
        OffsetDateTime occurredAt = occurredAt();
        Sensitivity sensitivity = choice("sensitivity", SENSITIVITIES, defaults.sensitivity());
        String contractVersion = text("contractVersion", VERSION, defaults.contractVersion());
        Body body = kind == null ? null : forms.read(Forms.of(kind), tree.get("body"), "body");
        if (violations.count() > 0 || sourceKey == null || facility == null || region == null || department == null
                || occurredAt == null || sensitivity == null || contractVersion == null || body == null) {
            return new RecordResult.Invalid(violations.all());
        }
        return new RecordResult.Valid(new CanonicalRecord(defaults.source(), sourceKey, facility, region, department,
                occurredAt, sensitivity, contractVersion, body));
    }

    private void unknownFields() {
        for (Map.Entry<String, Object> entry : tree.entrySet()) {
            if (!FIELDS.contains(entry.getKey()) && !FormReader.absent(entry.getValue())) {
                String name = Violations.excerpt(entry.getKey());
                violations.add(RecordError.UNKNOWN_FIELD, name, name);
            }
        }
    }

    private void source() {
        Object stated = tree.get("source");
        if (!FormReader.absent(stated) && !defaults.source().equals(stated)) {
            violations.add(RecordError.WRONG_SOURCE, "source", Violations.excerpt(String.valueOf(stated)));
        }
    }

    private <T> @Nullable T choice(String name, Map<String, T> choices, @Nullable T otherwise) {
        Object value = stated(name, otherwise);
        return value == null ? otherwise : forms.choice(choices, value, name);
    }

    private @Nullable String text(String name, Limits limits, @Nullable String otherwise) {
        Object value = stated(name, otherwise);
        return value == null ? otherwise : texts.read(value, name, limits, false);
    }

    /** What the tree says; null, with a violation if there is no default either, if it says nothing. */
    private @Nullable Object stated(String name, @Nullable Object otherwise) {
        Object value = tree.get(name);
        if (!FormReader.absent(value)) {
            return value;
        }
        if (otherwise == null) {
            violations.add(RecordError.MISSING_FIELD, name, name);
        }
        return null;
    }

    private @Nullable OffsetDateTime occurredAt() {
        Object value = stated("occurredAt", null);
        return value == null ? null : dates.moment(value, "occurredAt");
    }

    private @Nullable FacilityReference facility() {
        FacilityReference read = forms.read(Forms.FACILITY_REFERENCE, tree.get("facility"), "facility");
        if (read == null) {
            return null;
        }
        if (read.creditCode() == null && read.filingNumber() == null && read.certificationNumber() == null
                && read.sourceKey() == null) {
            violations.add(RecordError.NO_FACILITY_KEY, "facility");
            return null;
        }
        return read.creditCode() == null ? read : withCreditCode(read, read.creditCode().toUpperCase(Locale.ROOT));
    }

    private @Nullable FacilityReference withCreditCode(FacilityReference read, String code) {
        String path = "facility.creditCode";
        if (!CreditCode.wellFormed(code)) {
            violations.add(RecordError.CREDIT_CODE_FORM, path, path, Violations.excerpt(code));
            return null;
        }
        if (!CreditCode.valid(code)) {
            violations.add(RecordError.CREDIT_CODE_CHECK, path, path, code, CreditCode.checkCharacter(code));
            return null;
        }
        return code.equals(read.creditCode())
                ? read
                : new FacilityReference(code, read.filingNumber(), read.certificationNumber(), read.sourceKey(),
                        read.name(), read.address());
    }

    private @Nullable String region() {
        String text = text("region", KEY, defaults.region());
        if (text == null) {
            return null;
        }
        RegionCode region = RegionCode.parse(text).orElse(null);
        if (region == null) {
            violations.add(RecordError.REGION_FORM, "region", "region", Violations.excerpt(text));
            return null;
        }
        if (!divisions.known(region)) {
            violations.add(RecordError.UNKNOWN_REGION, "region", "region", region);
            return null;
        }
        return region.code();
    }
}
