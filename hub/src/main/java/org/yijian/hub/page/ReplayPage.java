package org.yijian.hub.page;

import java.util.UUID;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.yijian.hub.account.Account;
import org.yijian.hub.intake.Replaying;
import org.yijian.hub.lookup.SearchParameters;

/** The button on the page of an exchange that has its message read again. */
@Controller
public class ReplayPage {

    private final Replaying replaying;

    public ReplayPage(Replaying replaying) {
        this.replaying = replaying;
    }

    @PostMapping("/exchanges/{id}/replay")
    String replay(@AuthenticationPrincipal Account account, @PathVariable String id) {
        UUID exchange = SearchParameters.id("id", id);
        replaying.replay(exchange, account.scope());
        return "redirect:/exchanges/" + exchange;
    }
}
