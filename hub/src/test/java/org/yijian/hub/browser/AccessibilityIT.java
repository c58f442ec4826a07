package org.yijian.hub.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yijian.sample.SampleAccounts;
import org.yijian.sample.SampleHouse;
import org.yijian.sample.SampleRecords;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page, wide in Chinese and as narrow as a phone in English, against axe and what axe does not look at. */
@SpringBootTest(classes = SampleHouse.class, properties = SampleHouse.READINESS, webEnvironment = WebEnvironment.RANDOM_PORT)
class AccessibilityIT {

    private static final int PHONE = 360;
    private static final String FACILITY = "/facilities/" + SampleRecords.FACILITY;
    /** Pages by the account that sees them; a stranger for the first. */
    private static final Map<String, List<String>> PAGES = pages();
    /** Levels that are left out between a heading and the one before it, and headings of the first level too many. */
    private static final String HEADINGS = """
            () => { const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1]);
              const jumps = levels.filter((level, at) => level > (at ? levels[at - 1] : 0) + 1).map(l => 'jump to h' + l);
              return jumps.concat(levels.filter(l => l === 1).length === 1 ? [] : ['not one h1']); }""";
    private static final String UNLABELLED = """
            () => [...document.querySelectorAll('input:not([type=hidden]),select,textarea')]
              .filter(one => !one.hasAttribute('autocomplete') && !one.readOnly && !['checkbox', 'radio', 'file'].includes(one.type))
              .map(one => 'no autocomplete: ' + one.name)""";

    private static @Nullable Chromium browser;

    @LocalServerPort
    private int port;

    private final Axe axe = new Axe();
    private final List<String> complaints = new ArrayList<>();

    private static Map<String, List<String>> pages() {
        Map<String, List<String>> pages = new LinkedHashMap<>();
        pages.put("", List.of("/sign-in?failed"));
        pages.put("supervisor", List.of("/search", "/search?q=zzz", "/search?q=消防&kind=finding", FACILITY,
                FACILITY + "?open=1", "/compare?one=" + SampleRecords.FACILITY,
                "/records/" + SampleRecords.all().get(3).id(),
                "/exchanges", "/exchanges/" + SampleRecords.EXCHANGE, "/matches", "/routes", "/account", "/purpose",
                "/people", "/alerts", "/saved", "/matches/history", "/matching", "/exports", "/overview",
                "/overview?region=510107", "/erasures", "/monitor", "/nothing/here"));
        pages.put("administrator", List.of("/partners", "/feeds"));
        pages.put("security", List.of("/keys"));
        pages.put("auditor", List.of("/monitor", "/access-trail"));
        return pages;
    }

    @BeforeAll
    static void startBrowser() {
        browser = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyPageKeepsToTheRulesAndToTheWidthOfAPhone() {
        PAGES.forEach((account, paths) -> {
            look(account, paths, Chromium.WIDE, "zh");
            look(account, paths, PHONE, "en");
        });
        assertThat(complaints).isEmpty();
    }

    @Test
    void largeTypeAndHighContrastKeepToThemToo() {
        // Given
        Page page = open("supervisor", PHONE);
        page.navigate("/account?letters=large&contrast=high");
        // When
        List.of("/search?q=消防", FACILITY, "/overview").forEach(path -> look(page, path));
        // Then
        assertThat(complaints).isEmpty();
        assertThat(page.evaluate("() => getComputedStyle(document.documentElement).fontSize")).isEqualTo("20px");
        assertThat(page.evaluate("() => getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
        page.context().close();
    }

    @Test
    void whoComesByKeyboardSkipsTheMenuAndSeesWhereTheFocusIs() {
        // Given
        Page page = open("supervisor", Chromium.WIDE);
        page.navigate("/overview");
        // When
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        // Then
        assertThat(page.evaluate("() => document.querySelector('main').contains(document.activeElement)"))
                .isEqualTo(true);
        assertThat(String.valueOf(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")))
                .isEqualTo("solid");
        page.context().close();
    }

    private void look(String account, List<String> paths, int width, String language) {
        Page page = open(account, width);
        page.navigate("/sign-in?lang=" + language);
        paths.forEach(path -> look(page, path));
        page.context().close();
    }

    @SuppressWarnings("unchecked")
    private void look(Page page, String path) {
        page.navigate(path);
        List<String> found = new ArrayList<>(axe.violations(page));
        found.addAll((List<String>) page.evaluate(HEADINGS));
        found.addAll((List<String>) page.evaluate(UNLABELLED));
        if (((Number) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")).intValue() > 0) {
            found.add("wider than the screen: " + page.evaluate(
                    """
                            () => [...document.querySelectorAll('main *, header *, footer *')].filter(one =>
                              one.getBoundingClientRect().right > window.innerWidth + 1 && !one.closest('.table-scroll,.menu-first'))
                              .slice(0, 3).map(one => one.outerHTML.slice(0, 120)).join(' | ')"""));
        }
        found.forEach(one -> complaints.add(path + " " + page.viewportSize().width + " " + one));
    }

    private Page open(String account, int width) {
        Page page = Objects.requireNonNull(browser).page("http://127.0.0.1:" + port, width, true);
        if (!account.isEmpty()) {
            Tour.signIn(page, account, SampleAccounts.PASSWORD);
        }
        return page;
    }
}
