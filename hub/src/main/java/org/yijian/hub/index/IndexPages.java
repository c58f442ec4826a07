package org.yijian.hub.index;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.yijian.hub.account.Account;
import org.yijian.hub.page.Wording;
import org.yijian.search.index.IndexStatus;
import org.yijian.security.access.Permission;
import org.yijian.security.error.Fault;

/** The index, its rebuild and its comparisons. */
@Controller
public class IndexPages {

    private static final long MEBIBYTE = 1L << 20;

    private final IndexDesk desk;

    public IndexPages(IndexDesk desk) {
        this.desk = desk;
    }

    /**
     * A rebuild in words.
     *
     * @param running whether it is under way
     * @param percent 0 to 100
     * @param text how far it is, or how it ended
     * @param code why it failed; null if it did not
     * @param reason in words
     * @param remedy what to do
     */
    public record RebuildLine(boolean running, int percent, String text, @Nullable String code,
            @Nullable String reason, @Nullable String remedy) {}

    /**
     * A comparison in words.
     *
     * @param node which node
     * @param at when
     * @param generation which generation
     * @param position up to which change
     * @param compared how many records
     * @param differing how many differed
     * @param repaired how many of these were put right
     * @param bad whether any differed
     * @param first the first differences
     */
    public record ComparedLine(String node, String at, String generation, String position, String compared,
            String differing, String repaired, boolean bad, List<String> first) {}

    @GetMapping("/index")
    String show(@AuthenticationPrincipal Account account,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String refresh, Wording wording,
            Model model) {
        IndexDesk.Overview now = desk.now();
        IndexStatus index = now.index();
        String state = IndexApi.wire(index.health().state());
        model.addAttribute("node", now.node());
        model.addAttribute("up", index.health().up());
        model.addAttribute("state", wording.text("index.state." + state));
        model.addAttribute("error", index.health().error());
        model.addAttribute("generation", wording.text("index.generation.number", index.generation()));
        model.addAttribute("form", index.form());
        model.addAttribute("older", index.older());
        model.addAttribute("records", wording.count(index.records()));
        model.addAttribute("size", "%,.1f MB".formatted((double) index.bytes() / MEBIBYTE));
        model.addAttribute("position", "#" + wording.count(index.health().position().sequence()));
        model.addAttribute("end", "#" + wording.count(now.end().sequence()));
        model.addAttribute("rebuild", line(index.rebuild(), wording));
        model.addAttribute("mayRebuild", account.may(Permission.MANAGE_SYSTEM));
        model.addAttribute("comparing", now.comparing());
        model.addAttribute("failure", now.failure());
        model.addAttribute("compared", now.compared().stream().map(each -> line(each, wording)).toList());
        model.addAttribute("nodes", IndexApi.wire(now.nodes().state()));
        model.addAttribute("nodeDifferences", now.nodes().differences().stream()
                .map(each -> wording.text("index.nodes.difference", wording.kind(each.kind()), each.node(),
                        wording.count(each.records()), each.other(), wording.count(each.otherRecords())))
                .toList());
        return refresh == null ? "index" : "index :: state";
    }

    @PostMapping("/index/rebuild")
    String rebuild(@AuthenticationPrincipal Account account) {
        desk.rebuild(account);
        return "redirect:/index";
    }

    @PostMapping("/index/check")
    String compare(@AuthenticationPrincipal Account account) {
        desk.compare(account);
        return "redirect:/index";
    }

    private static @Nullable RebuildLine line(IndexStatus.@Nullable Rebuild rebuild, Wording wording) {
        if (rebuild == null) {
            return null;
        }
        Fault fault = rebuild.fault();
        var ended = rebuild.endedAt();
        String text = wording.text("index.rebuild." + IndexApi.wire(rebuild.state()), rebuild.generation(),
                rebuild.percent(),
                wording.count(rebuild.records()), wording.count(rebuild.rate()), rebuild.took().toSeconds(),
                wording.moment(ended == null ? rebuild.startedAt() : ended));
        return new RebuildLine(rebuild.running(), rebuild.percent(), text, fault == null ? null : fault.code().code(),
                fault == null ? null : fault.text(wording.locale()),
                fault == null ? null : fault.remedy(wording.locale()));
    }

    private static ComparedLine line(ComparedIndex compared, Wording wording) {
        return new ComparedLine(compared.node(), wording.moment(compared.at()),
                wording.text("index.generation.number", compared.generation()),
                "#" + wording.count(compared.digest().position().sequence()), wording.count(compared.compared()),
                wording.count(compared.differing()), wording.count(compared.repaired()), compared.differing() > 0,
                compared.first());
    }
}
