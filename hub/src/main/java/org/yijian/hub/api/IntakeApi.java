package org.yijian.hub.api;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.intake.Delivered;
import org.yijian.hub.intake.PushedFile;
import org.yijian.hub.intake.Uploads;
import org.yijian.hub.intake.Webhooks;
import org.yijian.security.access.Permission;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * {@code POST /api/v1/intake/{route}}: the front door for files and webhooks. The body is the message itself, read as a
 * stream; 202 means that it is on disk and its ticket on the durable queue.
 */
@RestController
@Tag(name = "intake", description = "接收 Where agencies push files and messages")
public class IntakeApi {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Pattern ROUTE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Uploads uploads;
    private final Webhooks webhooks;

    public IntakeApi(Uploads uploads, Webhooks webhooks) {
        this.uploads = uploads;
        this.webhooks = webhooks;
    }

    /**
     * The message is durable.
     *
     * @param exchangeId by which its progress can be asked for
     * @param duplicate true if the same message was received before
     * @param state {@code queued}, {@code processing}, {@code accepted}, {@code partial} or {@code quarantined}
     */
    public record Answer(UUID exchangeId, boolean duplicate, String state) {}

    @PostMapping("/api/v1/intake/{route}")
    @Operation(summary = "接收一个文件或消息 Take in one file or message", description = "By an account with HTTP Basic, or by an "
            + "agency that signs: X-Yijian-Source, X-Yijian-Timestamp (seconds), X-Yijian-Signature: "
            + "sha256=hex(HMAC-SHA256(secret, timestamp + '.' + body)). Safe to repeat with the same Idempotency-Key.")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, description = "消息编号 the sender's id of the message")
    @Parameter(name = "X-Yijian-File-Name", in = ParameterIn.HEADER, description = "文件名（百分号编码） file name, percent-encoded")
    @RequestBody(content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "202", description = "已可靠接收 durable; processing follows")
    @ApiResponse(responseCode = "400", description = "消息编号或请求头不能用 an unusable Idempotency-Key or header")
    @ApiResponse(responseCode = "403", description = "该账号不得发送 the account may not send")
    @ApiResponse(responseCode = "401", description = "发送方未知或签名不符 unknown sender or wrong signature")
    @ApiResponse(responseCode = "404", description = "没有这条路由 no such route")
    @ApiResponse(responseCode = "409", description = "同一编号、不同内容 same id, other content")
    @ApiResponse(responseCode = "413", description = "超过上限 too large")
    @ApiResponse(responseCode = "503", description = "请稍后重试 not now; see Retry-After")
    ResponseEntity<Answer> receive(@AuthenticationPrincipal @Nullable Account account, @PathVariable String route,
            @Parameter(hidden = true) HttpServletRequest request) throws IOException {
        PushedFile file = file(request);
        String signature = request.getHeader("X-Yijian-Signature");
        if (signature != null) {
            return answer(webhooks.receive(route, request.getHeader("X-Yijian-Source"),
                    request.getHeader("X-Yijian-Timestamp"), signature, file, request.getInputStream()));
        }
        if (account == null) {
            throw new FaultException(HubError.NOT_SIGNED_IN);
        }
        if (!account.may(Permission.SEND)) {
            throw new FaultException(HubError.NOT_PERMITTED);
        }
        if (!ROUTE.matcher(route).matches()) {
            throw new FaultException(HubError.UNKNOWN_ROUTE, "?");
        }
        return answer(uploads.receive(route, account, file, request.getInputStream()));
    }

    private static ResponseEntity<Answer> answer(Delivered delivered) {
        return ResponseEntity.accepted()
                .body(new Answer(delivered.exchangeId(), delivered.duplicate(), delivered.state()));
    }

    private static PushedFile file(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key != null && !KEY.matcher(key).matches()) {
            throw new FaultException(HubError.UNUSABLE_KEY);
        }
        String contentType = request.getContentType() == null ? "" : request.getContentType();
        return new PushedFile(key, fileName(request.getHeader("X-Yijian-File-Name")), contentType, charset(contentType),
                request.getContentLengthLong());
    }

    private static String fileName(@Nullable String encoded) {
        if (encoded == null) {
            return "";
        }
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new FaultException(Fault.of(HubError.BAD_PARAMETER, "X-Yijian-File-Name", "…"), malformed);
        }
    }

    /** The declared charset as an attribute; the connector decides whether it allows that one. */
    private static Map<String, String> charset(String contentType) {
        if (contentType.isEmpty()) {
            return Map.of();
        }
        try {
            Charset charset = MediaType.parseMediaType(contentType).getCharset();
            return charset == null ? Map.of() : Map.of("charset", charset.name());
        } catch (IllegalArgumentException malformed) {
            throw new FaultException(Fault.of(HubError.BAD_PARAMETER, "Content-Type", "…"), malformed);
        }
    }
}
