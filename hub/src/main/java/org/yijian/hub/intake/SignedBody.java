package org.yijian.hub.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.Mac;

import org.yijian.hub.HubError;
import org.yijian.security.error.FaultException;

/** A body that fails at its end, instead of ending, if it is not what was signed. */
final class SignedBody extends FilterInputStream {

    private static final String PREFIX = "sha256=";

    private final Mac mac;
    private final String signature;
    private boolean verified;

    /**
     * @param mac has everything that was signed before the body
     * @param signature {@code sha256=} and the HMAC in hex
     */
    SignedBody(InputStream body, Mac mac, String signature) {
        super(body);
        this.mac = mac;
        this.signature = signature;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            mac.update(buffer, offset, count);
        } else if (count < 0) {
            verify();
        }
        return count;
    }

    private void verify() {
        if (!verified) {
            byte[] right = (PREFIX + HexFormat.of().formatHex(mac.doFinal())).getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8), right)) {
                throw new FaultException(HubError.WEBHOOK_REFUSED, "X-Yijian-Signature");
            }
            verified = true;
        }
    }
}
