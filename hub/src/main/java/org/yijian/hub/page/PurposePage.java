package org.yijian.hub.page;

import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.web.PurposeArguments;
import org.yijian.routes.federation.grant.SearchPurpose;
import org.yijian.security.error.FaultException;

/** Where people say, once per case, what they look records up for. */
@Controller
public class PurposePage {

    private static final String HOME = "/search";

    @GetMapping("/purpose")
    String ask(HttpServletRequest request, @RequestParam(defaultValue = HOME) String back, Wording wording,
            Model model) {
        return page(PurposeArguments.inSession(request), back, wording, model);
    }

    @PostMapping("/purpose")
    String keep(HttpServletRequest request, @RequestParam(defaultValue = "") String purpose,
            @RequestParam(name = "case", defaultValue = "") String caseId,
            @RequestParam(defaultValue = HOME) String back, Wording wording, Model model) {
        try {
            PurposeArguments.keep(request, StatedPurpose.of(purpose, caseId));
            return "redirect:" + inside(back);
        } catch (FaultException incomplete) {
            model.addAttribute("problem",
                    incomplete.fault().text(wording.locale()) + incomplete.fault().remedy(wording.locale()));
            return page(PurposeArguments.inSession(request), back, wording, model);
        }
    }

    private static String page(StatedPurpose said, String back, Wording wording, Model model) {
        List<PartnerChoices.Choice> purposes = Arrays.stream(SearchPurpose.values())
                .map(each -> new PartnerChoices.Choice(each.wire(), wording.named(each), each == said.purpose()))
                .toList();
        model.addAttribute("purposes", purposes);
        model.addAttribute("caseId", said.caseId());
        model.addAttribute("back", inside(back));
        return "purpose";
    }

    /** Never leads away from this hub. */
    private static String inside(String back) {
        boolean inside = back.startsWith("/") && !back.startsWith("//") && back.chars().noneMatch(
                character -> character == '\\' || character < ' ');
        return inside ? back : HOME;
    }
}
