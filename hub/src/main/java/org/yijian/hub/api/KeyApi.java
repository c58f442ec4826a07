package org.yijian.hub.api;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.federation.Federation;
import org.yijian.routes.federation.revocation.OwnRevocations;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Fields;
import org.yijian.security.message.StrictJson;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.RetiredKey;

/** This hub's keys: which there are, a new one for an old one, and certificates that count no more. */
@RestController
@Tag(name = "keys", description = "密钥 Keys: list, rotate, revoke")
public class KeyApi {

    private static final int MOST_BYTES = 4096;

    private final KeyRing keys;
    private final Federation federation;

    public KeyApi(KeyRing keys, Federation federation) {
        this.keys = keys;
        this.federation = federation;
    }

    /** Where a key stands. */
    public enum State {
        /** Signs now. */
        IN_USE,
        /** Follows as soon as every partner knows it. */
        ANNOUNCED,
        /** Signed before; what it signed stays valid. */
        RETIRED;

        private String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One key, without the key.
     *
     * @param purpose what it is for
     * @param state {@code in-use}, {@code announced} or {@code retired}
     * @param serial serial number of its certificate, decimal
     * @param algorithm kind of key
     * @param validUntil until when its certificate is valid
     */
    public record Key(String purpose, String state, String serial, String algorithm, Instant validUntil) {

        private static Key of(KeyPurpose purpose, State state, X509Certificate certificate) {
            return new Key(purpose.fileName(), state.wire(), certificate.getSerialNumber().toString(),
                    purpose.algorithm().name(), certificate.getNotAfter().toInstant());
        }
    }

    /**
     * All keys, and what is or is to be revoked.
     *
     * @param national whether the national profile is on
     */
    public record Keys(boolean national, List<Key> keys, List<OwnRevocations.Revocation> revocations) {}

    @GetMapping("/api/v1/keys")
    @Operation(summary = "密钥清单 Keys in use, announced and retired, and revocations")
    Keys list() {
        List<Key> all = new ArrayList<>();
        for (KeyPurpose purpose : KeyPurpose.values()) {
            all.add(Key.of(purpose, State.IN_USE, keys.key(purpose).certificate()));
            keys.next(purpose).ifPresent(next -> all.add(Key.of(purpose, State.ANNOUNCED, next.certificate())));
        }
        for (RetiredKey each : keys.retired()) {
            all.add(Key.of(each.purpose(), State.RETIRED, each.certificate()));
        }
        return new Keys(keys.national(), all, federation.on() ? federation.room().revocations().all() : List.of());
    }

    @PostMapping("/api/v1/keys/rotate")
    @Operation(summary = "轮换密钥 Announce a new key; in use as soon as every partner knows it", description = "{\"purpose\":\"message\"}")
    Key rotate(@AuthenticationPrincipal Account account, HttpServletRequest request) throws IOException {
        Fields fields = fields(request);
        KeyPurpose purpose = purpose(fields.text("purpose"));
        fields.end();
        return Key.of(purpose, State.ANNOUNCED,
                federation.room().rotation().begin(purpose, account.name()).certificate());
    }

    @PostMapping("/api/v1/keys/revoke")
    @Operation(summary = "申请吊销 Ask for a retired certificate to count no more; another person approves", description = "{\"serial\":\"…\",\"reason\":\"…\"}")
    OwnRevocations.Revocation revoke(@AuthenticationPrincipal Account account, HttpServletRequest request)
            throws IOException {
        Fields fields = fields(request);
        String serial = fields.text("serial");
        String reason = fields.text("reason");
        fields.end();
        return federation.room().revocations().propose(serial, reason, account.name());
    }

    @PostMapping("/api/v1/keys/approve")
    @Operation(summary = "批准吊销 Approve a revocation that another person asked for", description = "{\"serial\":\"…\"}")
    OwnRevocations.Revocation approve(@AuthenticationPrincipal Account account, HttpServletRequest request)
            throws IOException {
        Fields fields = fields(request);
        String serial = fields.text("serial");
        fields.end();
        return federation.room().revocations().approve(serial, account.name());
    }

    /** For anybody: which certificates of this hub count no more (RFC 5280). */
    @GetMapping("/crl/{name:authority|authority-sm2}.crl")
    @Operation(summary = "证书吊销列表 Lists of revoked certificates, DER")
    ResponseEntity<byte[]> revocations(@PathVariable String name) {
        byte[] list = federation.room().revocations().lists().get(name);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/pkix-crl")).body(list);
    }

    private static Fields fields(HttpServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            return new Fields(StrictJson.parse(body.readNBytes(MOST_BYTES + 1), MOST_BYTES));
        }
    }

    private static KeyPurpose purpose(String name) {
        try {
            return KeyPurpose.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(HubError.BAD_PARAMETER, "purpose", name), e);
        }
    }
}
