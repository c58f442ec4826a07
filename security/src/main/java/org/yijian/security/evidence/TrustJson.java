package org.yijian.security.evidence;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.trust.CertificateFile;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.TrustAnchors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@link TrustedHub} as JSON: certificates as PEM, keys of the log as C2SP writes them. */
final class TrustJson {

    private TrustJson() {
    }

    static ObjectNode write(TrustedHub hub) {
        ObjectNode node = PlainJson.object();
        node.put("id", hub.id());
        node.put("chinese", hub.chinese());
        node.put("english", hub.english());
        certificates(node, "authorities", hub.authorities());
        ObjectNode log = node.putObject("log");
        log.put("origin", hub.origin());
        ArrayNode keys = log.putArray("keys");
        hub.logKeys().forEach(key -> keys.add(key.text()));
        ArrayNode senders = node.putArray("senders");
        new TreeMap<>(hub.senders()).forEach((source, anchors) -> {
            ObjectNode sender = senders.addObject();
            sender.put("source", source);
            certificates(sender, "authorities", anchors.authorities());
            certificates(sender, "signers", anchors.signers());
        });
        certificates(node, "timeAuthorities", hub.timeAuthorities());
        return node;
    }

    private static void certificates(ObjectNode node, String key, List<X509Certificate> certificates) {
        ArrayNode array = node.putArray(key);
        certificates.forEach(certificate -> array.add(CertificateFile.pem(certificate)));
    }

    static TrustedHub hub(PlainJson json, JsonNode node) {
        if (!(node instanceof ObjectNode hub) || !(hub.get("log") instanceof ObjectNode log)
                || !(hub.get("senders") instanceof ArrayNode list)) {
            throw json.wrong("hubs", null);
        }
        Map<String, TrustAnchors> senders = new LinkedHashMap<>();
        list.forEach(sender -> senders.put(json.text(sender, "source"), new TrustAnchors(
                certificates(json, sender, "authorities"), certificates(json, sender, "signers"))));
        return new TrustedHub(json.text(hub, "id"), json.text(hub, "chinese"), json.text(hub, "english"),
                certificates(json, hub, "authorities"), json.text(log, "origin"),
                texts(json, log, "keys").stream().map(NoteVerifier::parse).toList(), senders,
                certificates(json, hub, "timeAuthorities"));
    }

    private static List<X509Certificate> certificates(PlainJson json, JsonNode node, String key) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509", CryptographicProvider.BOUNCY_CASTLE);
            for (String pem : texts(json, node, key)) {
                if (!(factory.generateCertificate(new ByteArrayInputStream(pem.getBytes(
                        StandardCharsets.US_ASCII))) instanceof X509Certificate certificate)) {
                    throw json.wrong(key, null);
                }
                certificates.add(certificate);
            }
        } catch (CertificateException e) {
            throw json.wrong(key, e);
        }
        return certificates;
    }

    static List<String> texts(PlainJson json, JsonNode node, String key) {
        if (!(node.get(key) instanceof ArrayNode array) || array.valueStream().anyMatch(each -> !each.isString())) {
            throw json.wrong(key, null);
        }
        return array.valueStream().map(JsonNode::stringValue).toList();
    }
}
