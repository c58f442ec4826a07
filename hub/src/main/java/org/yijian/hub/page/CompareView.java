package org.yijian.hub.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.yijian.records.Kind;
import org.yijian.supervision.dossier.Dossier;
import org.yijian.supervision.dossier.IdentityField;
import org.yijian.supervision.dossier.LicenceEntry;

/** Two facilities' files in words, line by line. */
final class CompareView {

    private static final String NOTHING = "—";

    private CompareView() {
    }

    /**
     * Which facility.
     *
     * @param id its id
     * @param name in words
     * @param region in words
     */
    record Head(String id, String name, String region) {}

    /**
     * Lines that belong together.
     *
     * @param title in words
     * @param lines in the order of the dossier
     */
    record Section(String title, List<Line> lines) {}

    /**
     * What both say about one thing.
     *
     * @param label in words
     * @param one the first facility's value, a dash for none
     * @param other the second's
     * @param differs whether they differ
     */
    record Line(String label, String one, String other, boolean differs) {

        static Line of(String label, String one, String other) {
            return new Line(label, one, other, !Objects.equals(one, other));
        }
    }

    static Head head(Dossier dossier, Wording wording) {
        return new Head(dossier.facilityId().toString(), value(dossier, IdentityField.NAME, wording),
                value(dossier, IdentityField.REGION, wording));
    }

    static List<Section> sections(Dossier one, Dossier other, Wording wording) {
        return List.of(new Section(wording.text("dossier.identity"), identity(one, other, wording)),
                new Section(wording.text("compare.hazards"), hazards(one, other, wording)),
                new Section(wording.text("dossier.licences"), licences(one, other, wording)),
                new Section(wording.text("compare.records"), records(one, other, wording)));
    }

    private static List<Line> identity(Dossier one, Dossier other, Wording wording) {
        return Arrays.stream(IdentityField.values()).filter(field -> field != IdentityField.NAME)
                .map(field -> Line.of(field.label(wording.locale()), value(one, field, wording),
                        value(other, field, wording)))
                .filter(line -> !line.one().equals(NOTHING) || !line.other().equals(NOTHING)).toList();
    }

    private static String value(Dossier dossier, IdentityField field, Wording wording) {
        String value = dossier.identity().value(field);
        return value == null ? NOTHING : wording.identity(field, value);
    }

    private static List<Line> hazards(Dossier one, Dossier other, Wording wording) {
        List<Line> lines = new ArrayList<>();
        one.findings().open().forEach((severity, open) -> lines.add(Line.of(wording.named(severity),
                wording.count(open), wording.count(other.findings().open().getOrDefault(severity, 0)))));
        lines.add(Line.of(wording.text("dossier.overdue"), wording.count(one.findings().overdue()),
                wording.count(other.findings().overdue())));
        return lines;
    }

    private static List<Line> licences(Dossier one, Dossier other, Wording wording) {
        return Arrays.stream(LicenceEntry.Validity.values())
                .map(validity -> Line.of(wording.validity(validity), wording.count(count(one, validity)),
                        wording.count(count(other, validity))))
                .toList();
    }

    private static long count(Dossier dossier, LicenceEntry.Validity validity) {
        return dossier.licences().stream().filter(entry -> entry.validity() == validity).count();
    }

    private static List<Line> records(Dossier one, Dossier other, Wording wording) {
        return Arrays.stream(Kind.values()).filter(kind -> kind != Kind.FACILITY)
                .map(kind -> Line.of(wording.kind(kind.wire()), wording.count(one.counts().getOrDefault(kind, 0)),
                        wording.count(other.counts().getOrDefault(kind, 0))))
                .toList();
    }
}
