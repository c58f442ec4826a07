package org.yijian.hub.key;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.security.message.Fields;
import org.yijian.security.message.StrictJson;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.OcspQuestion;

/** This hub's keys: which there are, how they stand, and changes that two people decide. */
@RestController
@Tag(name = "keys", description = "密钥 Keys: list, rotate, revoke, destroy")
public class KeyApi {

    private static final int MOST_BYTES = 4096;

    private final KeyRing keys;
    private final KeyDirectory directory;
    private final KeyDesk desk;
    private final CertificateStatus certificates;

    public KeyApi(KeyRing keys, KeyDirectory directory, KeyDesk desk, CertificateStatus certificates) {
        this.keys = keys;
        this.directory = directory;
        this.desk = desk;
        this.certificates = certificates;
    }

    /**
     * One key, without the key.
     *
     * @param purpose what it is for; {@code data} for a department's data key
     * @param owner name of its certificate, or wire name of its department
     * @param algorithm kind of key
     * @param place {@code file}, {@code device} or {@code database}
     * @param fingerprint SHA-256 of its certificate, lower-case hex; of a data key its id
     * @param serial serial number of its certificate, decimal; null for a data key
     * @param validFrom from when on it counts
     * @param validUntil until when; null for a data key
     * @param state {@code current}, {@code overlapping}, {@code retired}, {@code revoked} or {@code destroyed}
     * @param since since when it stands there; null if that is its beginning
     * @param records how many records a data key protects; null for others
     */
    public record Key(String purpose, String owner, String algorithm, String place, String fingerprint,
            @Nullable String serial, Instant validFrom, @Nullable Instant validUntil, String state,
            @Nullable Instant since, @Nullable Long records) {

        private static Key of(KeyEntry key) {
            return new Key(key.purpose(), key.owner(), key.algorithm(), key.place().wire(), key.fingerprint(),
                    key.serial(), key.validFrom(), key.validUntil(), key.state().wire(), key.since(), key.records());
        }
    }

    /**
     * A change of a key.
     *
     * @param id its id
     * @param kind {@code rotate}, {@code revoke}, {@code rotate-data} or {@code destroy-data}
     * @param object a purpose, the serial number of a certificate, or the id of a data key
     * @param reason why
     * @param state {@code requested}, {@code done} or {@code refused}
     * @param requestedBy who asked for it
     * @param requestedAt when
     * @param decidedBy who decided; null while it waits
     * @param decidedAt when; null while it waits
     */
    public record Change(UUID id, String kind, String object, String reason, String state, String requestedBy,
            Instant requestedAt, @Nullable String decidedBy, @Nullable Instant decidedAt) {

        private static Change of(KeyChange change) {
            return new Change(change.id(), change.kind().wire(), change.object(), change.reason(),
                    change.state().wire(), change.requestedBy(), change.requestedAt(), change.decidedBy(),
                    change.decidedAt());
        }
    }

    /**
     * All keys, and what was to happen to them.
     *
     * @param national whether the national profile is on
     */
    public record Keys(boolean national, List<Key> keys, List<Change> changes) {}

    @GetMapping("/api/v1/keys")
    @Operation(summary = "密钥清单 All keys, and changes asked for and decided")
    Keys list() {
        return new Keys(keys.national(),
                Stream.concat(directory.certified().stream(), directory.ofData().stream()).map(Key::of).toList(),
                desk.all().stream().map(Change::of).toList());
    }

    @PostMapping("/api/v1/keys/changes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请变更密钥 Ask for a change; another person approves", description = "{\"kind\":\"rotate\",\"object\":\"message\",\"reason\":\"…\"}")
    Change request(@AuthenticationPrincipal Account account, HttpServletRequest request) throws IOException {
        Fields fields = fields(request);
        KeyChange.Kind kind = KeyPages.kind(fields.text("kind"));
        String object = fields.text("object");
        String reason = fields.text("reason");
        fields.end();
        return Change.of(desk.request(kind, object, reason, account));
    }

    @PostMapping("/api/v1/keys/changes/{id}/{step}")
    @Operation(summary = "审批密钥变更 Approve or refuse a change that another person asked for", description = "step: approve or refuse. A key that partners must know is in use as soon as they do.")
    Change decide(@AuthenticationPrincipal Account account, @PathVariable String id, @PathVariable String step) {
        return Change.of(desk.decide(SearchParameters.id("id", id), KeyPages.approved(step), account));
    }

    /** For anybody: which certificates of this hub count no more (RFC 5280). */
    @GetMapping("/crl/{name:authority|authority-sm2}.crl")
    @Operation(summary = "证书吊销列表 Lists of revoked certificates, DER")
    ResponseEntity<byte[]> revocations(@PathVariable String name) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/pkix-crl"))
                .body(certificates.lists().get(name));
    }

    /** For anybody: whether a certificate of this hub counts (RFC 6960, appendix A). */
    @PostMapping("/ocsp")
    @Operation(summary = "证书状态 Whether a certificate counts (OCSP), DER")
    ResponseEntity<byte[]> status(HttpServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            return ResponseEntity.ok().contentType(MediaType.parseMediaType(OcspQuestion.ANSWER_MEDIA_TYPE))
                    .body(certificates.answer(body.readNBytes(OcspQuestion.MAX_BYTES + 1)));
        }
    }

    private static Fields fields(HttpServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            return new Fields(StrictJson.parse(body.readNBytes(MOST_BYTES + 1), MOST_BYTES));
        }
    }
}
