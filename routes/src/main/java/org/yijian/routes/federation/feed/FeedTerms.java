package org.yijian.routes.federation.feed;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What both sides agree on.
 *
 * @param kinds wire names of the kinds; never empty
 * @param regions regions, each with all that is within; never empty
 * @param departments wire names of the departments whose records; empty for all
 * @param clearance the highest sensitivity, at most sensitive: a feed is a list, and of persons no list is shared
 * @param leftOut fields left out: {@code facility.<name>} or {@code body.<name>}
 * @param purpose what the records may be used for
 * @param legalBasis the law or agreement that allows it
 * @param delivery how messages get to the receiver
 * @param attachments whether attachments of these records go along
 */
public record FeedTerms(Set<String> kinds, Set<String> regions, Set<String> departments, Sensitivity clearance,
        Set<String> leftOut, String purpose, String legalBasis, FeedDelivery delivery, boolean attachments) {

    /** Without attachments. */
    public FeedTerms(Set<String> kinds, Set<String> regions, Set<String> departments, Sensitivity clearance,
            Set<String> leftOut, String purpose, String legalBasis, FeedDelivery delivery) {
        this(kinds, regions, departments, clearance, leftOut, purpose, legalBasis, delivery, false);
    }

    private static final int MAX_BYTES = 16 * 1024;
    private static final int MAX_TEXT = 500;
    private static final String INCLUDED = "included";

    public FeedTerms {
        kinds = sorted(kinds);
        regions = sorted(regions);
        departments = sorted(departments);
        leftOut = sorted(leftOut);
    }

    private static Set<String> sorted(Collection<String> texts) {
        return java.util.Collections.unmodifiableSet(new TreeSet<>(texts));
    }

    /**
     * Refuses terms that make no sense.
     *
     * @throws FaultException {@link FederationError#FEED_TERMS} or {@link FederationError#FIELD_NEEDED}
     */
    public FeedTerms checked() {
        require(!kinds.isEmpty() && all(kinds, kind -> Kind.fromWire(kind).isPresent()), "kinds");
        require(!regions.isEmpty() && all(regions, FeedTerms::isRegion), "regions");
        require(all(departments, department -> Department.fromWire(department).isPresent()), "departments");
        require(clearance.compareTo(Sensitivity.SENSITIVE) <= 0, "clearance");
        require(!purpose.isBlank() && purpose.length() <= MAX_TEXT, "purpose");
        require(!legalBasis.isBlank() && legalBasis.length() <= MAX_TEXT, "legalBasis");
        require(!attachments || delivery == FeedDelivery.PUSH, "attachments");
        leftOut.forEach(this::requireOptional);
        return this;
    }

    private static boolean all(Set<String> texts, Predicate<String> rule) {
        return texts.stream().allMatch(rule);
    }

    private static boolean isRegion(String text) {
        return RegionCode.parse(text).filter(region -> region.code().equals(text)).isPresent();
    }

    private static void require(boolean sound, String name) {
        if (!sound) {
            throw new FaultException(FederationError.FEED_TERMS, name);
        }
    }

    /** A field may be left out if some kind of the feed has it and none needs it. */
    private void requireOptional(String path) {
        boolean ofFacility = path.startsWith("facility.");
        require(ofFacility || path.startsWith("body."), path);
        String name = path.substring(path.indexOf('.') + 1);
        Collection<Form<?>> forms = ofFacility
                ? java.util.List.of(Forms.FACILITY_REFERENCE)
                : kinds.stream().<Form<?>>map(kind -> Forms.of(Kind.fromWire(kind).orElseThrow())).toList();
        boolean known = false;
        for (Form<?> form : forms) {
            Field field = form.field(name);
            known |= field != null;
            if (field != null && field.required()) {
                throw new FaultException(FederationError.FIELD_NEEDED, path);
            }
        }
        require(known, path);
    }

    /**
     * Whether several records may go in one message: whole ones. A record with fields left out carries proofs that its
     * message must keep, and {@link FeedDelivery#PULL} promises messages with nothing beside them.
     */
    public boolean together() {
        return delivery != FeedDelivery.PULL && leftOut.isEmpty();
    }

    /** Whether a code is one of these regions or within one. */
    static boolean covers(Set<String> regions, String code) {
        return RegionCode.parse(code).map(region -> region.path().stream().anyMatch(regions::contains)).orElse(false);
    }

    public ObjectNode json() {
        ObjectNode json = StrictJson.object();
        put(json.putArray("kinds"), kinds);
        put(json.putArray("regions"), regions);
        put(json.putArray("departments"), departments);
        json.put("clearance", clearance.wire());
        put(json.putArray("leftOut"), leftOut);
        json.put("purpose", purpose);
        json.put("legalBasis", legalBasis);
        json.put("delivery", delivery.wire());
        if (attachments) {
            // only then: hubs from before this refuse what they do not know
            json.put("attachments", INCLUDED);
        }
        return json;
    }

    private static void put(ArrayNode list, Set<String> texts) {
        texts.forEach(list::add);
    }

    /** @throws FaultException if it is not what {@link #json()} gives, or makes no sense */
    public static FeedTerms of(ObjectNode json) {
        Fields fields = new Fields(json);
        FeedTerms terms = new FeedTerms(Set.copyOf(new TreeSet<>(fields.texts("kinds"))),
                Set.copyOf(new TreeSet<>(fields.texts("regions"))),
                Set.copyOf(new TreeSet<>(fields.texts("departments"))), sensitivity(fields.text("clearance")),
                Set.copyOf(new TreeSet<>(fields.texts("leftOut"))), fields.text("purpose"), fields.text("legalBasis"),
                delivery(fields.text("delivery")), included(fields.optional("attachments")));
        fields.end();
        return terms.checked();
    }

    private static Sensitivity sensitivity(String wire) {
        return Arrays.stream(Sensitivity.values()).filter(level -> level.wire().equals(wire)).findFirst()
                .orElseThrow(() -> new FaultException(Fault.of(FederationError.FEED_TERMS, "clearance")));
    }

    private static boolean included(@Nullable String wire) {
        require(wire == null || wire.equals(INCLUDED), "attachments");
        return wire != null;
    }

    private static FeedDelivery delivery(String wire) {
        return FeedDelivery.fromWire(wire)
                .orElseThrow(() -> new FaultException(Fault.of(FederationError.FEED_TERMS, "delivery")));
    }

    String text() {
        return new String(StrictJson.write(json()), java.nio.charset.StandardCharsets.UTF_8);
    }

    static FeedTerms parse(String text) {
        return of(StrictJson.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), MAX_BYTES));
    }
}
