package org.yijian.hub.page;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.alert.AlertPages;
import org.yijian.hub.attachment.AttachmentPages;
import org.yijian.hub.erasure.ErasurePages;
import org.yijian.hub.evidence.EvidencePages;
import org.yijian.hub.export.SearchExportPages;
import org.yijian.hub.index.IndexPages;
import org.yijian.hub.key.KeyPages;
import org.yijian.hub.lookup.UnreadAlerts;
import org.yijian.hub.matching.MatchingPages;
import org.yijian.hub.saved.page.SavedPages;
import org.yijian.hub.trail.TrailPage;
import org.yijian.hub.web.Appearance;
import org.yijian.hub.web.ErrorPages;
import org.yijian.hub.web.Faults;
import org.yijian.hub.web.Language;
import org.yijian.hub.web.Problems;
import org.yijian.hub.web.PurposeArguments;
import org.yijian.security.access.Permission;
import org.yijian.security.error.Fault;

/** What every page has around it: who is signed in, where to go, the language, and how errors look. */
@ControllerAdvice(basePackageClasses = { Frame.class, ErrorPages.class, ErasurePages.class,
        TrailPage.class, SavedPages.class, AlertPages.class, MatchingPages.class,
        SearchExportPages.class, IndexPages.class,
        KeyPages.class }, assignableTypes = { EvidencePages.class, AttachmentPages.class })
public class Frame {

    /**
     * An entry of the main menu.
     *
     * @param address where it leads
     * @param text key of its text
     * @param current whether the page is below it
     */
    public record Entry(String address, String text, boolean current) {}

    /**
     * The main menu.
     *
     * @param first what always stands there
     * @param more what folds away, so that the line stays short
     */
    public record Menu(List<Entry> first, List<Entry> more) {

        private static final int MOST = 6;

        static Menu of(List<Entry> entries) {
            int first = entries.size() <= MOST ? entries.size() : MOST - 1;
            return new Menu(entries.subList(0, first), entries.subList(first, entries.size()));
        }

        /** Whether the page is below something that is folded away. */
        public boolean inside() {
            return more.stream().anyMatch(Entry::current);
        }
    }

    private record Place(String address, String text, Permission permission) {}

    private static final Logger LOG = LoggerFactory.getLogger(Frame.class);

    private final UnreadAlerts alerts;

    public Frame(UnreadAlerts alerts) {
        this.alerts = alerts;
    }

    private static final List<Place> PLACES = List.of(new Place("/search", "menu.search", Permission.SEARCH),
            new Place("/overview", "menu.overview", Permission.SEARCH),
            new Place("/matching", "menu.matching", Permission.SEARCH),
            new Place("/exports", "menu.exports", Permission.EXPORT_RECORDS),
            new Place("/exports", "menu.exports", Permission.APPROVE_EXPORT),
            new Place("/exchanges", "menu.exchanges", Permission.SEE_EXCHANGES),
            new Place("/partners", "menu.partners", Permission.SEE_PARTNERS),
            new Place("/feeds", "menu.feeds", Permission.SEE_PARTNERS),
            new Place("/keys", "menu.keys", Permission.SEE_PARTNERS),
            new Place("/people", "menu.people", Permission.READ_PERSONAL_FIELDS),
            new Place("/erasures", "menu.erasures", Permission.SEE_ERASURES),
            new Place("/access-trail", "menu.trail", Permission.READ_LOG),
            new Place("/matches", "menu.matches", Permission.DECIDE_MATCHES),
            new Place("/routes", "menu.routes", Permission.SEE_ROUTES),
            new Place("/monitor", "menu.monitor", Permission.RUN_CHECKS),
            new Place("/index", "menu.index", Permission.RUN_CHECKS),
            new Place("/index", "menu.index", Permission.MANAGE_SYSTEM));

    @ModelAttribute
    void fill(HttpServletRequest request, Locale locale, Model model) {
        frame(request, locale, model);
        Account account = signedIn();
        model.addAttribute("unreadAlerts",
                account != null && account.may(Permission.SEARCH) ? unread(account) : null);
    }

    /** Without what asks the database, which may be the very thing that an error page is about. */
    private static void frame(HttpServletRequest request, Locale locale, Model model) {
        Account account = signedIn();
        model.addAttribute("account", account);
        model.addAttribute("accountLabel", account == null ? "" : account.label(locale));
        model.addAttribute("menu", Menu.of(account == null ? List.of() : menu(account, request.getRequestURI())));
        model.addAttribute("purpose", purpose(request, locale));
        model.addAttribute("mayStatePurpose", account != null && account.may(Permission.SEARCH));
        model.addAttribute("here",
                request.getMethod().equals("GET") && !request.getRequestURI().equals("/purpose")
                        ? here(request)
                        : "/search");
        model.addAttribute("chinese", chinese(locale));
        Appearance appearance = Appearance.of(request);
        model.addAttribute("appearance", appearance);
        model.addAttribute("otherLanguage", here(request, Language.PARAMETER, chinese(locale) ? "en" : "zh"));
        model.addAttribute("otherLetters", here(request, Appearance.LETTERS, appearance.otherLetters()));
        model.addAttribute("otherContrast", here(request, Appearance.CONTRAST, appearance.otherContrast()));
    }

    /** How many alerts wait, in at most three characters; empty for none, and while nobody can tell. */
    private String unread(Account account) {
        int unread = count(account);
        return unread == 0 ? "" : unread < UnreadAlerts.MOST ? Integer.toString(unread) : UnreadAlerts.MOST - 1 + "+";
    }

    private int count(Account account) {
        try {
            return alerts.of(account);
        } catch (DataAccessException away) {
            LOG.debug("alerts cannot be counted", away);
            return 0;
        }
    }

    /** What the person looks records up for, in words; null if it was not said. */
    private static @Nullable String purpose(HttpServletRequest request, Locale locale) {
        return PurposeArguments.inSession(request).described(locale.getLanguage().equals("zh")).orElse(null);
    }

    private static String here(HttpServletRequest request) {
        return request.getQueryString() == null
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + request.getQueryString();
    }

    @ExceptionHandler
    ModelAndView answer(Exception thrown, HttpServletRequest request, Locale locale) {
        Fault fault = Faults.of(thrown);
        if (fault.code() == HubError.PURPOSE_MISSING && request.getMethod().equals("GET")) {
            return new ModelAndView("redirect:" + UriComponentsBuilder.fromPath("/purpose")
                    .queryParam("back", "{back}").encode().buildAndExpand(here(request)).toUriString());
        }
        HttpStatus status = Problems.status(fault.code());
        ModelAndView page = ErrorPages.page(fault, status, locale);
        Model frame = new ExtendedModelMap();
        frame(request, locale, frame);
        page.addAllObjects(frame.asMap());
        return page;
    }

    static @Nullable Account signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Account account ? account : null;
    }

    static List<Entry> menu(Account account, String path) {
        return PLACES.stream().filter(place -> account.may(place.permission()))
                .map(place -> new Entry(place.address(), place.text(),
                        path.equals(place.address()) || path.startsWith(place.address() + "/")))
                .distinct()
                .toList();
    }

    private static boolean chinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }

    /** This page with something else about it. */
    private static String here(HttpServletRequest request, String parameter, String value) {
        boolean again = request.getMethod().equals("GET") && !request.getRequestURI().equals("/error");
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(again ? request.getRequestURI() : "/");
        if (again && request.getQueryString() != null) {
            address.query(request.getQueryString());
        }
        return address.replaceQueryParam(parameter, value).build(false).toUriString();
    }
}
