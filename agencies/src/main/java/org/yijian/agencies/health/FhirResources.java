package org.yijian.agencies.health;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.agencies.district.Facility;
import org.yijian.agencies.district.MedicalLicence;

/**
 * The facilities with a medical licence as FHIR R4 resources. An {@code Organization} carries the licence as an identifier
 * of type MD (medical license number, HL7 v2 table 0203) with its period and assigner; a {@code Location} says where it
 * is.
 */
final class FhirResources {

    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";

    private final Map<String, List<Map<String, Object>>> resources;

    FhirResources(List<Facility> facilities) {
        List<Map<String, Object>> organizations = new ArrayList<>();
        List<Map<String, Object>> locations = new ArrayList<>();
        for (Facility facility : facilities) {
            MedicalLicence licence = facility.medicalLicence();
            if (licence != null) {
                organizations.add(organization(facility, licence));
                locations.add(location(facility, licence));
            }
        }
        organizations.sort(Comparator.comparing(FhirResources::lastUpdated));
        locations.sort(Comparator.comparing(FhirResources::lastUpdated));
        this.resources = Map.of("Organization", organizations, "Location", locations);
    }

    /** All resources by type, oldest change first. */
    Map<String, List<Map<String, Object>>> byType() {
        return resources;
    }

    static String lastUpdated(Map<String, Object> resource) {
        return resource.get("meta") instanceof Map<?, ?> meta ? String.valueOf(meta.get("lastUpdated")) : "";
    }

    private static Map<String, Object> organization(Facility facility, MedicalLicence licence) {
        List<Object> identifiers = new ArrayList<>();
        identifiers.add(licenceIdentifier(licence));
        if (licence.creditCodeKnown()) {
            identifiers.add(Map.of("use", "official", "type", coding(TYPES, "XX", "Organization identifier"), "system",
                    "urn:yijian:identifier:credit-code", "value", facility.creditCode()));
        }
        Map<String, Object> resource = resource("Organization", "org-" + facility.number(), licence.validFrom());
        resource.put("identifier", identifiers);
        resource.put("active", true);
        resource.put("type", type(facility));
        resource.put("name", facility.name());
        resource.put("address", List.of(address(facility)));
        return resource;
    }

    private static Map<String, Object> licenceIdentifier(MedicalLicence licence) {
        Map<String, Object> identifier = new LinkedHashMap<>();
        identifier.put("extension", List
                .of(Map.of("url", "urn:yijian:fhir:practice-scope", "valueString", licence.scope())));
        identifier.put("use", "official");
        identifier.put("type", coding(TYPES, "MD", "Medical License number"));
        identifier.put("system", "urn:yijian:identifier:medical-licence");
        identifier.put("value", licence.number());
        identifier.put("period", period(licence.validFrom(), licence.validTo()));
        identifier.put("assigner", Map.of("display", "重庆市沙坪坝区卫生健康委员会"));
        return identifier;
    }

    private static Map<String, Object> location(Facility facility, MedicalLicence licence) {
        Map<String, Object> resource = resource("Location", "loc-" + facility.number(), licence.validFrom());
        resource.put("status", switch (facility.status()) {
            case OPEN -> "active";
            case SUSPENDED -> "suspended";
            case CLOSED -> "inactive";
        });
        resource.put("name", facility.name());
        resource.put("mode", "instance");
        resource.put("type", type(facility));
        resource.put("address", address(facility));
        resource.put("position", Map.of("longitude", facility.longitude(), "latitude", facility.latitude()));
        resource.put("managingOrganization",
                Map.of("reference", "Organization/org-" + facility.number(), "display", facility.name()));
        return resource;
    }

    private static Map<String, Object> resource(String type, String id, LocalDate changed) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("resourceType", type);
        resource.put("id", id);
        resource.put("meta", Map.of("versionId", "1", "lastUpdated", changed + "T09:00:00.000+08:00"));
        return resource;
    }

    private static Map<String, Object> address(Facility facility) {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("extension", List.of(
                Map.of("url", "urn:yijian:fhir:division", "valueCode", facility.street().code())));
        address.put("text", facility.address());
        address.put("district", "沙坪坝区");
        address.put("city", "重庆市");
        address.put("country", "CN");
        return address;
    }

    private static Map<String, Object> coding(String system, String code, String display) {
        return Map.of("coding", List.of(Map.of("system", system, "code", code, "display", display)));
    }

    private static Map<String, Object> period(LocalDate from, @Nullable LocalDate to) {
        Map<String, Object> period = new LinkedHashMap<>();
        period.put("start", from.toString());
        if (to != null) {
            period.put("end", to.toString());
        }
        return period;
    }

    private static List<Object> type(Facility facility) {
        return List.of(Map.of("coding",
                List.of(Map.of("system", "urn:yijian:code:medical-institution", "code", code(facility)))));
    }

    private static String code(Facility facility) {
        return switch (facility.type()) {
            case NURSING_HOME -> "nursing-hospital";
            case MEDICAL_CARE_COMBINED -> "combined-care";
            case INSTITUTION, SERVICE_CENTRE, SERVICE_STATION, MUTUAL_AID_POINT, EMBEDDED -> "infirmary";
        };
    }
}
