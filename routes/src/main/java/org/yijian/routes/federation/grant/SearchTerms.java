package org.yijian.routes.federation.grant;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.form.Field;
import org.yijian.records.form.Form;
import org.yijian.records.form.Forms;
import org.yijian.records.identifier.RegionCode;
import org.yijian.routes.federation.FederationError;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Fields;
import org.yijian.security.message.StrictJson;
import org.yijian.security.seal.Digests;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one hub lets another find.
 *
 * @param kinds wire names of the kinds; never empty
 * @param regions regions, each with all that is within; never empty
 * @param departments wire names of the departments whose records; empty for all
 * @param clearance the highest sensitivity, at most sensitive: records about persons are never found by partners
 * @param leftOut fields of which nothing may be found or shown: {@code facility.<name>} or {@code body.<name>}
 * @param purposes wire names of the {@link SearchPurpose}s; never empty
 * @param legalBasis the law or agreement that allows it
 */
public record SearchTerms(Set<String> kinds, Set<String> regions, Set<String> departments, Sensitivity clearance,
        Set<String> leftOut, Set<String> purposes, String legalBasis) {

    private static final int MAX_BYTES = 16 * 1024;
    private static final int MAX_TEXT = 500;

    public SearchTerms {
        kinds = sorted(kinds);
        regions = sorted(regions);
        departments = sorted(departments);
        leftOut = sorted(leftOut);
        purposes = sorted(purposes);
    }

    private static Set<String> sorted(Collection<String> texts) {
        return java.util.Collections.unmodifiableSet(new TreeSet<>(texts));
    }

    /**
     * Refuses terms that make no sense.
     *
     * @throws FaultException {@link FederationError#SEARCH_TERMS}
     */
    public SearchTerms checked() {
        require(!kinds.isEmpty() && all(kinds, kind -> Kind.fromWire(kind).isPresent()), "kinds");
        require(!regions.isEmpty() && all(regions, SearchTerms::isRegion), "regions");
        require(all(departments, department -> Department.fromWire(department).isPresent()), "departments");
        require(clearance.compareTo(Sensitivity.SENSITIVE) <= 0, "clearance");
        require(!purposes.isEmpty() && all(purposes, purpose -> SearchPurpose.of(purpose).isPresent()), "purposes");
        require(all(leftOut, this::mayBeLeftOut), "leftOut");
        require(!legalBasis.isBlank() && legalBasis.length() <= MAX_TEXT, "legalBasis");
        return this;
    }

    private static boolean all(Set<String> texts, Predicate<String> rule) {
        return texts.stream().allMatch(rule);
    }

    /** A field that some kind of the grant has and none needs: a title made without it still says what it is about. */
    private boolean mayBeLeftOut(String path) {
        boolean ofFacility = path.startsWith("facility.");
        String name = path.substring(path.indexOf('.') + 1);
        List<Field> found = (ofFacility
                ? Stream.<Form<?>>of(Forms.FACILITY_REFERENCE)
                : kinds.stream().<Form<?>>map(kind -> Forms.of(Kind.fromWire(kind).orElseThrow())))
                .flatMap(form -> Stream.ofNullable(form.field(name))).toList();
        return (ofFacility || path.startsWith("body.")) && !found.isEmpty()
                && found.stream().noneMatch(Field::required);
    }

    private static boolean isRegion(String text) {
        return RegionCode.parse(text).filter(region -> region.code().equals(text)).isPresent();
    }

    private static void require(boolean sound, String name) {
        if (!sound) {
            throw new FaultException(FederationError.SEARCH_TERMS, name);
        }
    }

    /** Whether every region is one of these or within one: a hub grants only what it speaks for. */
    boolean within(Set<String> speaksFor) {
        return all(regions, region -> RegionCode.parse(region)
                .map(code -> code.path().stream().anyMatch(speaksFor::contains)).orElse(false));
    }

    public ObjectNode json() {
        ObjectNode json = StrictJson.object();
        kinds.forEach(json.putArray("kinds")::add);
        regions.forEach(json.putArray("regions")::add);
        departments.forEach(json.putArray("departments")::add);
        json.put("clearance", clearance.wire());
        if (!leftOut.isEmpty()) {
            leftOut.forEach(json.putArray("leftOut")::add);
        }
        purposes.forEach(json.putArray("purposes")::add);
        json.put("legalBasis", legalBasis);
        return json;
    }

    /** @throws FaultException if it is not what {@link #json()} gives, or makes no sense */
    public static SearchTerms of(ObjectNode json) {
        Fields fields = new Fields(json);
        SearchTerms terms = new SearchTerms(new TreeSet<>(fields.texts("kinds")),
                new TreeSet<>(fields.texts("regions")), new TreeSet<>(fields.texts("departments")),
                sensitivity(fields.text("clearance")), new TreeSet<>(fields.texts("leftOut")),
                new TreeSet<>(fields.texts("purposes")),
                fields.text("legalBasis"));
        fields.end();
        return terms.checked();
    }

    private static Sensitivity sensitivity(String wire) {
        return Arrays.stream(Sensitivity.values()).filter(level -> level.wire().equals(wire)).findFirst()
                .orElseThrow(() -> new FaultException(Fault.of(FederationError.SEARCH_TERMS, "clearance")));
    }

    /** SHA-256 of the terms in hex: how the log names them. */
    String hash() {
        return Digests.hex(Digests.sha256(StrictJson.write(json())));
    }

    String text() {
        return new String(StrictJson.write(json()), StandardCharsets.UTF_8);
    }

    static SearchTerms parse(String text) {
        return of(StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), MAX_BYTES));
    }
}
