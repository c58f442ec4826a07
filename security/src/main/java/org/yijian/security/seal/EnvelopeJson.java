package org.yijian.security.seal;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads an envelope's JSON: one flat object of known strings, each exactly once, and nothing else. */
final class EnvelopeJson {

    static final String VERSION = "version";
    static final String APP_ID = "appId";
    static final String TIMESTAMP = "timestamp";
    static final String NONCE = "nonce";
    static final String ENCRYPTION = "encType";
    static final String SIGNATURE = "signType";
    static final String KEY = "encKey";
    static final String DATA = "encData";
    static final String SEAL = "signData";

    private static final Set<String> FIELDS = Set.of(VERSION, APP_ID, TIMESTAMP, NONCE, ENCRYPTION, SIGNATURE, KEY,
            DATA, SEAL);

    private final JsonMapper json;

    EnvelopeJson(int maxBytes) {
        this.json = JsonMapper
                .builder(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4)
                        .maxNameLength(64).maxStringLength(maxBytes).build()).build())
                .build();
    }

    /** @throws FaultException {@code ENVELOPE_MALFORMED} or {@code ENVELOPE_DUPLICATE_KEY} */
    Map<String, String> read(byte[] envelope) {
        try (JsonParser parser = json.createParser(envelope)) {
            Map<String, String> fields = fields(parser);
            if (!fields.keySet().equals(FIELDS)) {
                Set<String> missing = new TreeSet<>(FIELDS);
                missing.removeAll(fields.keySet());
                throw malformed(String.join(", ", missing));
            }
            require(fields, VERSION, EnvelopeHeader.VERSION);
            require(fields, ENCRYPTION, "SM4");
            require(fields, SIGNATURE, "SM2");
            return fields;
        } catch (JacksonException e) {
            throw new FaultException(Fault.of(SecurityError.ENVELOPE_MALFORMED, "JSON"), e);
        }
    }

    byte[] write(Map<String, String> fields) {
        return json.writeValueAsBytes(fields);
    }

    static byte[] decode(Map<String, String> fields, String name) {
        try {
            return Base64.getDecoder().decode(fields.getOrDefault(name, ""));
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.ENVELOPE_MALFORMED, name), e);
        }
    }

    private static Map<String, String> fields(JsonParser parser) {
        Map<String, String> fields = new LinkedHashMap<>();
        expect(parser.nextToken(), JsonToken.START_OBJECT, "JSON");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (!FIELDS.contains(name)) {
                throw malformed("unknown field");
            }
            expect(parser.nextToken(), JsonToken.VALUE_STRING, name);
            if (fields.put(name, parser.getString()) != null) {
                throw new FaultException(SecurityError.ENVELOPE_DUPLICATE_KEY, name);
            }
        }
        if (parser.nextToken() != null) {
            throw malformed("JSON");
        }
        return fields;
    }

    private static void expect(JsonToken found, JsonToken wanted, String where) {
        if (found != wanted) {
            throw malformed(where);
        }
    }

    private static void require(Map<String, String> fields, String name, String value) {
        if (!value.equals(fields.get(name))) {
            throw malformed(name);
        }
    }

    private static FaultException malformed(String what) {
        return new FaultException(SecurityError.ENVELOPE_MALFORMED, what);
    }
}
