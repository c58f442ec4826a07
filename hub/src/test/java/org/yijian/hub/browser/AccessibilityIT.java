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

/**
 * Every page that a house in memory shows, wide in Chinese and as narrow as a phone in English, against axe and what axe
 * does not look at. Those that need a database are looked at where a hub runs, see {@link PageRules}.
 */
@SpringBootTest(classes = SampleHouse.class, properties = SampleHouse.READINESS, webEnvironment = WebEnvironment.RANDOM_PORT)
class AccessibilityIT {

    private static final int PHONE = 360;
    private static final String FACILITY = "/facilities/" + SampleRecords.FACILITY;
    /** Pages by the account that sees them; a stranger for the first. */
    private static final Map<String, List<String>> PAGES = pages();

    private static @Nullable Chromium browser;

    @LocalServerPort
    private int port;

    private final PageRules rules = new PageRules();
    private final List<String> complaints = new ArrayList<>();

    private static Map<String, List<String>> pages() {
        Map<String, List<String>> pages = new LinkedHashMap<>();
        pages.put("", List.of("/sign-in?failed"));
        pages.put("supervisor", List.of("/search", "/search?q=zzz", "/search?q=消防&kind=finding", FACILITY,
                FACILITY + "?open=1", "/compare?one=" + SampleRecords.FACILITY,
                "/records/" + SampleRecords.all().get(3).id(),
                "/exchanges", "/exchanges/" + SampleRecords.EXCHANGE, "/matches", "/routes", "/account", "/purpose",
                "/matches/history", "/overview", "/overview?region=510107", PageRules.NOT_ALLOWED, PageRules.NO_PAGE));
        pages.put("administrator", List.of("/partners", "/feeds"));
        pages.put("security", List.of("/keys"));
        pages.put("auditor", List.of("/monitor"));
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

    private void look(Page page, String path) {
        complaints.addAll(rules.broken(page, path));
    }

    private Page open(String account, int width) {
        Page page = Objects.requireNonNull(browser).page("http://127.0.0.1:" + port, width, true);
        if (!account.isEmpty()) {
            Tour.signIn(page, account, SampleAccounts.PASSWORD);
        }
        return page;
    }
}
