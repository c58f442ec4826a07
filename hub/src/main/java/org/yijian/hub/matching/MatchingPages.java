package org.yijian.hub.matching;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.page.Wording;
import org.yijian.hub.page.export.Attachment;
import org.yijian.hub.page.export.RowFile;
import org.yijian.hub.page.export.TableFormat;
import org.yijian.security.error.FaultException;

/** Bulk matching (批量核对): bring a list, see how far it is, decide, take it away. */
@Controller
public class MatchingPages {

    private static final int SIZE = 30;
    private static final int BLOCK = 500;
    private static final int LONGEST_SOUGHT = 100;
    private static final Set<String> STATES = Set.of("all", "waiting", "certain", "open", "none", "decided");
    private static final List<String> COLUMNS = List.of("number", "name", "code", "address", "state", "id", "facility",
            "score", "reasons", "decidedBy", "decidedAt");

    private final MatchingDesk desk;
    private final Clock clock;

    public MatchingPages(MatchingDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * A choice of rows.
     *
     * @param state wire name
     * @param label in words, with the count
     * @param current whether they are shown now
     */
    public record Chip(String state, String label, boolean current) {}

    @GetMapping("/matching")
    String all(@AuthenticationPrincipal Account account, Wording wording, Model model) {
        model.addAttribute("lists", desk.lists(account));
        model.addAttribute("wording", wording);
        model.addAttribute("key", UUID.randomUUID());
        model.addAttribute("mostRows", ListReader.MOST_ROWS);
        return "matching";
    }

    @PostMapping("/matching")
    String bring(@AuthenticationPrincipal Account account, @RequestParam String key,
            @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable MultipartFile file, StatedPurpose purpose) throws IOException {
        boolean uploaded = file != null && !file.isEmpty();
        byte[] content = uploaded && file != null ? file.getBytes() : text.getBytes(StandardCharsets.UTF_8);
        String original = uploaded && file != null ? file.getOriginalFilename() : null;
        UUID list = desk.bring(key, name.isBlank() && original != null ? original : name, content, account, purpose);
        return "redirect:/matching/" + list;
    }

    @GetMapping("/matching/{id}")
    String one(@AuthenticationPrincipal Account account, @PathVariable String id,
            @RequestParam(defaultValue = "all") String state, @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "0") int row, @RequestParam(defaultValue = "") String other, Wording wording,
            Model model, HttpServletResponse response) {
        if (page < 1 || !STATES.contains(state)) {
            throw new FaultException(HubError.BAD_PARAMETER, "page", page);
        }
        MatchingList list = desk.list(SearchParameters.id("id", id), account);
        List<MatchingList.Row> rows = desk.rows(list, 0, state, (page - 1) * SIZE, SIZE + 1);
        MatchingView view = new MatchingView(desk, account, wording);
        String sought = other.strip().substring(0, Math.min(LONGEST_SOUGHT, other.strip().length()));
        model.addAttribute("list", list);
        model.addAttribute("madeAt", wording.moment(list.madeAt()));
        model.addAttribute("lines", rows.stream().limit(SIZE)
                .map(each -> each.number() == row && !sought.isEmpty()
                        ? view.line(each, desk.lookedFor(list, row, sought, account))
                        : view.line(each))
                .toList());
        model.addAttribute("row", row);
        model.addAttribute("other", sought);
        model.addAttribute("chips", chips(list, state, wording));
        model.addAttribute("state", state);
        model.addAttribute("page", page);
        String address = "/matching/" + list.id() + "?state=" + state + "&page=";
        model.addAttribute("previous", page > 1 ? address + (page - 1) : null);
        model.addAttribute("next", rows.size() > SIZE ? address + (page + 1) : null);
        if (list.waiting() > 0) {
            response.setHeader("Refresh", "2"); // the page moves on without a script
        }
        return "matching-list";
    }

    private static List<Chip> chips(MatchingList list, String current, Wording wording) {
        return Stream.of("all", "waiting", "certain", "open", "none", "decided").map(state -> new Chip(state,
                wording.text("matching.state." + state) + " " + wording.count(switch (state) {
                    case "waiting" -> list.waiting();
                    case "certain" -> list.certain();
                    case "open" -> list.open();
                    case "none" -> list.none();
                    case "decided" -> list.decided();
                    default -> list.rows();
                }), state.equals(current))).toList();
    }

    @PostMapping("/matching/{id}/rows/{number}")
    String decide(@AuthenticationPrincipal Account account, @PathVariable String id, @PathVariable int number,
            @RequestParam String facility, @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = "1") int page, RedirectAttributes after) {
        UUID list = SearchParameters.id("id", id);
        switch (facility) {
            case "none" -> desk.decide(list, number, null, account);
            case "undo" -> desk.undo(list, number, account);
            default -> desk.decide(list, number, SearchParameters.id("facility", facility), account);
        }
        return back(list, state, page, facility.equals("undo") ? "undone" : "decided", after);
    }

    @PostMapping("/matching/{id}/certain")
    String acceptCertain(@AuthenticationPrincipal Account account, @PathVariable String id, RedirectAttributes after) {
        UUID list = SearchParameters.id("id", id);
        desk.acceptCertain(list, account);
        return back(list, "open", 1, "decided", after);
    }

    @PostMapping("/matching/{id}/remove")
    String remove(@AuthenticationPrincipal Account account, @PathVariable String id) {
        desk.remove(SearchParameters.id("id", id), account);
        return "redirect:/matching";
    }

    private static String back(UUID list, String state, int page, String done, RedirectAttributes after) {
        after.addFlashAttribute("done", done);
        return "redirect:/matching/" + list + "?state=" + (STATES.contains(state) ? state : "all") + "&page=" + page;
    }

    @GetMapping("/matching/{id}/export.{format}")
    void export(@AuthenticationPrincipal Account account, @PathVariable String id, @PathVariable String format,
            Wording wording, HttpServletResponse response) throws IOException {
        TableFormat wanted = TableFormat.of(format).orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
        MatchingList list = desk.list(SearchParameters.id("id", id), account);
        long leaf = desk.taken(list, format, account);
        List<String> mark = List.of(wording.text("export.mark", account.label(wording.locale()), account.name(),
                wording.moment(clock.instant()), wording.text("matching.mark", list.name(), Long.toString(leaf))));
        Attachment.head(response, wanted.type(), wording.text("matching.file", list.name()) + "." + format);
        MatchingView view = new MatchingView(desk, account, wording);
        try (RowFile file = wanted.open(response.getOutputStream(), wording.text("menu.matching"), mark,
                COLUMNS.stream().map(column -> wording.text("matching.column." + column)).toList())) {
            int after = 0;
            List<MatchingList.Row> block = desk.rows(list, after, "all", 0, BLOCK);
            while (!block.isEmpty()) {
                for (MatchingList.Row row : block) {
                    file.row(view.cells(row));
                }
                after = block.getLast().number();
                block = desk.rows(list, after, "all", 0, BLOCK);
            }
        }
    }
}
