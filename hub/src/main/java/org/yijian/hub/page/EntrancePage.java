package org.yijian.hub.page;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yijian.hub.account.Account;
import org.yijian.hub.account.SignInGuard;

/** Sign-in, the way to the first page, and one's own account. */
@Controller
public class EntrancePage {

    /** Everybody starts where their role lets them work. */
    @GetMapping("/")
    String start(@AuthenticationPrincipal Account account) {
        return "redirect:" + Frame.menu(account, "/").stream().map(Frame.Entry::address).findFirst().orElse("/account");
    }

    @GetMapping("/sign-in")
    String signIn(@RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String locked,
            @RequestParam(required = false) @Nullable String out, Model model) {
        if (Frame.signedIn() != null) {
            return "redirect:/";
        }
        model.addAttribute("failed", failed != null);
        model.addAttribute("locked", locked != null);
        model.addAttribute("lockMinutes", SignInGuard.MINUTES);
        model.addAttribute("out", out != null);
        return "sign-in";
    }

    @GetMapping("/account")
    String account(@AuthenticationPrincipal Account account, Wording wording, Model model) {
        model.addAttribute("departments",
                account.allDepartments()
                        ? java.util.List.of(wording.text("account.all"))
                        : account.departments().stream().map(wording::department).sorted().toList());
        model.addAttribute("regions", account.regions().stream().map(wording::region).sorted().toList());
        model.addAttribute("clearance", wording.sensitivity(account.clearance().wire()));
        model.addAttribute("roles",
                account.roles().stream().map(role -> wording.text("role." + role.name())).sorted().toList());
        return "account";
    }
}
