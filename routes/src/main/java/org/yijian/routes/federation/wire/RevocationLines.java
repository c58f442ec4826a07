package org.yijian.routes.federation.wire;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.StrictJson;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.trust.RevocationList;
import tools.jackson.databind.node.ObjectNode;

/**
 * A partner's lists of revoked certificates on the wire: {@code {"authority":"…"}}, under the national profile with
 * {@code "authority-sm2"}; each is the DER of a list (RFC 5280) in Base64.
 */
final class RevocationLines {

    private static final int MAX_BYTES = 3 * RevocationList.MAX_BYTES;
    private static final String AUTHORITY = "authority";
    private static final String NATIONAL = "authority-sm2";

    private RevocationLines() {
    }

    static byte[] write(Map<String, byte[]> lists) {
        ObjectNode json = StrictJson.object();
        lists.forEach((name, list) -> json.put(name, Base64.getEncoder().encodeToString(list)));
        return StrictJson.write(json);
    }

    /**
     * Reads one list of each authority of the trust document.
     *
     * @throws FaultException {@link SecurityError#REVOCATION_LIST_BAD} or {@link SecurityError#MESSAGE_MALFORMED}
     */
    static List<RevocationList> read(InputStream in, TrustDocument trust) throws IOException {
        ObjectNode json = StrictJson.parse(in.readNBytes(MAX_BYTES + 1), MAX_BYTES);
        List<RevocationList> lists = new ArrayList<>();
        lists.add(RevocationList.read(encoded(json, AUTHORITY), trust.authority()));
        X509Certificate national = trust.nationalAuthority();
        if (national != null) {
            lists.add(RevocationList.read(encoded(json, NATIONAL), national));
        }
        return lists;
    }

    private static byte[] encoded(ObjectNode json, String name) {
        try {
            return Base64.getDecoder().decode(json.path(name).asString(""));
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.REVOCATION_LIST_BAD, name), e);
        }
    }
}
