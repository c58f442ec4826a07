package org.yijian.routes.transport.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One question about one person. Number and name go to the agency and nowhere else.
 *
 * @param id of the question
 * @param changed when it was asked, as the database writes it
 * @param identityNumber of the person
 * @param name of the person
 * @param creditCode of the facility where the person works
 * @param role what the person does there
 * @param certificate number of the certificate
 * @param certificateLevel level of the certificate
 */
public record Question(long id, String changed, String identityNumber, String name, @Nullable String creditCode,
        @Nullable String role, @Nullable String certificate, @Nullable String certificateLevel) {

    /** What the connector is told: the person by pseudonym only. */
    Map<String, String> attributes(String pseudonym) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("questionId", Long.toString(id));
        attributes.put("pseudonym", pseudonym);
        put(attributes, "creditCode", creditCode);
        put(attributes, "role", role);
        put(attributes, "certificate", certificate);
        put(attributes, "certificateLevel", certificateLevel);
        return attributes;
    }

    private static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            attributes.put(name, value);
        }
    }

    @Override
    public String toString() {
        return "Question[" + id + ", ***]";
    }
}
