package org.yijian.hub.notice;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.account.Account;

/** {@code /api/v1/saved-searches/ID/webhook} and {@code /mail}. */
@RestController
@Tag(name = "saved searches", description = "保存的检索 Searches kept under a name, and whether new records are told")
public class NoticeApi {

    private final Channels channels;

    public NoticeApi(Channels channels) {
        this.channels = channels;
    }

    /**
     * Where to tell.
     *
     * @param address a web address or a mail address
     */
    public record Target(String address) {}

    /**
     * What checks the signatures of calls.
     *
     * @param key {@code X-Yijian-Signature} is {@code sha256=} and the HMAC of {@code timestamp.body} with this key
     */
    public record Key(String key) {

        @Override
        public String toString() {
            return "Key[…]";
        }
    }

    @GetMapping("/api/v1/saved-searches/{id}/channels")
    @Operation(summary = "提醒方式 How one is told of a saved search's alerts outside the hub")
    List<ChannelView> channels(@AuthenticationPrincipal Account account, @PathVariable long id) {
        return channels.of(account).stream().filter(channel -> channel.search() == id).toList();
    }

    @PutMapping("/api/v1/saved-searches/{id}/webhook")
    @Operation(summary = "设置通知网址 Call a web address", description = "HTTPS, at a host that the operator allows. The key is "
            + "in this answer and nowhere else.")
    Key call(@AuthenticationPrincipal Account account, @PathVariable long id, @RequestBody Target target) {
        return new Key(channels.call(id, target.address(), account));
    }

    @PutMapping("/api/v1/saved-searches/{id}/mail")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "设置提醒邮件 Send digests by mail")
    void write(@AuthenticationPrincipal Account account, @PathVariable long id, @RequestBody Target target) {
        channels.write(id, target.address(), account);
    }

    @DeleteMapping("/api/v1/saved-searches/{id}/{type}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "停止通知或邮件 Tell no more this way: webhook or mail")
    void stop(@AuthenticationPrincipal Account account, @PathVariable long id, @PathVariable String type) {
        channels.stop(id, type, account);
    }
}
