package org.yijian.hub.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;

/** What holds for every page: the rules of axe, and what axe does not look at. */
public final class PageRules {

    /** An address where nothing is. */
    static final String NO_PAGE = "/nothing/here";
    /** A page that a supervisor may not see. */
    static final String NOT_ALLOWED = "/monitor?refused";

    private static final int PHONE = 360;
    /** Levels that are left out between a heading and the one before it, and headings of the first level too many. */
    private static final String HEADINGS = """
            () => { const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1]);
              const jumps = levels.filter((level, at) => level > (at ? levels[at - 1] : 0) + 1).map(l => 'jump to h' + l);
              return jumps.concat(levels.filter(l => l === 1).length === 1 ? [] : ['not one h1']); }""";
    private static final String UNLABELLED = """
            () => [...document.querySelectorAll('input:not([type=hidden]),select,textarea')]
              .filter(one => !one.hasAttribute('autocomplete') && !one.readOnly && !['checkbox', 'radio', 'file'].includes(one.type))
              .map(one => 'no autocomplete: ' + one.name)""";

    /** What the keyboard reaches must show that it was reached, and be reached in the order of reading. */
    private static final String FOCUS = """
            () => [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex]')]
              .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility()).flatMap(one => {
                one.focus({ focusVisible: true });
                const style = getComputedStyle(one);
                const unseen = document.activeElement === one && style.outlineStyle === 'none';
                return [].concat(unseen ? 'focus not seen: ' + one.outerHTML.slice(0, 120) : [],
                  one.tabIndex > 0 ? 'order of its own: ' + one.outerHTML.slice(0, 120) : []); })""";
    private static final String WIDER = """
            () => [...document.querySelectorAll('main *, header *, footer *')].filter(one =>
              one.getBoundingClientRect().right > window.innerWidth + 1 && !one.closest('.table-scroll,.menu-first'))
              .slice(0, 3).map(one => one.outerHTML.slice(0, 120)).join(' | ')""";

    private final Axe axe = new Axe();

    /**
     * Looks at pages of a running hub, wide in Chinese and as narrow as a phone in English; skips the test if there is no
     * browser.
     *
     * @param pages paths by the account that sees them
     * @return what is against the rules
     */
    public static List<String> broken(String base, String password, Map<String, List<String>> pages) {
        PageRules rules = new PageRules();
        List<String> broken = new ArrayList<>();
        try (Chromium browser = Chromium.start()) {
            pages.forEach((account, paths) -> {
                for (int width : new int[]{ Chromium.WIDE, PHONE }) {
                    Page page = browser.page(base, width, true);
                    Tour.signIn(page, account, password);
                    page.navigate("/sign-in?lang=" + (width == PHONE ? "en" : "zh"));
                    paths.forEach(path -> broken.addAll(rules.broken(page, path)));
                    page.context().close();
                }
            });
        }
        return broken;
    }

    /** What is against the rules on one page. */
    List<String> broken(Page page, String path) {
        Response answer = page.navigate(path);
        List<String> found = new ArrayList<>(axe.violations(page));
        for (String rule : List.of(HEADINGS, UNLABELLED, FOCUS)) {
            found.addAll(told(page, rule));
        }
        if (answer == null || answer.status() >= 400 != List.of(NO_PAGE, NOT_ALLOWED).contains(path)) {
            found.add("not the page that was meant: " + page.title());
        }
        if (((Number) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")).intValue() > 0) {
            found.add("wider than the screen: " + page.evaluate(WIDER));
        }
        return found.stream().map(one -> path + " " + page.viewportSize().width + " " + one).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<String> told(Page page, String rule) {
        return (List<String>) page.evaluate(rule);
    }
}
