package org.yijian.hub.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yijian.sample.SampleAccounts;
import org.yijian.sample.SampleHouse;
import org.yijian.sample.SampleRecords;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleHouse.class, properties = SampleHouse.READINESS, webEnvironment = WebEnvironment.RANDOM_PORT)
class PortalBrowserIT {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static @Nullable Chromium browser;

    @LocalServerPort
    private int port;

    private final List<String> complaints = new ArrayList<>();
    private @Nullable Page opened;

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Chromium.start();
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openPage() {
        opened = open(Chromium.WIDE, true);
    }

    @AfterEach
    void closePage() {
        page().context().close();
    }

    @Test
    void aPersonSignsInSearchesAndOpensAFacility() {
        // Given
        signIn("inspector");
        // When
        page().locator("#q").fill("消防");
        page().keyboard().press("Enter");
        page().waitForURL("**/search?q=*");
        picture("search");
        page().locator(".hit .facility").first().click();
        page().waitForURL("**/facilities/**");
        // Then
        assertThat(page().locator("h1").innerText()).isEqualTo("沙坪坝区天星桥康乐养老院（演示）");
        assertThat(page().locator(".timeline li").count()).isEqualTo(8);
        assertThat(page().locator(".disagree").first().innerText()).contains("各来源说法不一");
        picture("facility");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aFacetNarrowsAndWidensTheSearch() {
        // Given
        signIn("inspector");
        int all = page().locator(".hit").count();
        // When
        page().locator(".facets a", new Page.LocatorOptions().setHasText("问题隐患")).click();
        page().waitForURL("**kind=finding**");
        int narrowed = page().locator(".hit").count();
        page().locator(".facets a.selected").click();
        // Then
        assertThat(narrowed).isEqualTo(2).isLessThan(all);
        assertThat(page().locator(".hit").count()).isEqualTo(all);
    }

    @Test
    void theLanguageChangesWithOneClickAndStays() {
        // Given
        signIn("supervisor");
        // When
        page().locator(".language").click();
        page().navigate("/exchanges");
        // Then
        assertThat(page().locator("h1").innerText()).isEqualTo("Exchanges");
        assertThat(page().locator("html").getAttribute("lang")).isEqualTo("en");
        picture("exchanges-english");
    }

    @Test
    void thePortalWorksByKeyboardAlone() {
        // Given
        page().navigate("/sign-in");
        page().waitForFunction("() => document.activeElement.name === 'account'");
        // When
        page().keyboard().type("inspector");
        page().keyboard().press("Tab");
        page().keyboard().type(SampleAccounts.PASSWORD);
        page().keyboard().press("Enter");
        page().waitForURL("**/search");
        page().navigate("/account");
        page().keyboard().press("Tab");
        // Then
        assertThat(page().evaluate("() => document.activeElement.className")).isEqualTo("skip-link");
        page().keyboard().press("Enter");
        assertThat(page().evaluate("() => document.activeElement.id")).isEqualTo("main");
    }

    @Test
    void thePortalWorksWithoutScripts() {
        // Given
        page().context().close();
        opened = open(Chromium.WIDE, false);
        // When
        signIn("administrator");
        page().locator("select[name=state]").selectOption("partial");
        page().locator(".filters button").click();
        page().locator("tbody a").first().click();
        // Then
        assertThat(page().locator(".pieces li").count()).isEqualTo(2);
    }

    @Test
    void aFormIsSentOnceHoweverOftenItIsClickedAndWaitingIsShown() {
        // Given
        signIn("supervisor");
        page().navigate("/purpose");
        // When
        Object sent = page().evaluate(
                """
                        () => { let sent = 0; const form = document.querySelector('form[action*=purpose]'); form.noValidate = true;
                          document.addEventListener('submit', event => { if (!event.defaultPrevented) { sent++; }
                            event.preventDefault(); });
                          form.requestSubmit(); form.requestSubmit(); return sent; }""");
        // Then
        assertThat(sent).isEqualTo(1);
        page().waitForSelector("html.is-waiting");
        assertThat(page().locator("#waiting").innerText()).contains("正在载入");
    }

    @Test
    void nothingOverflowsOnAPhone() {
        // Given
        page().context().close();
        opened = open(Chromium.NARROW, true);
        signIn("supervisor");
        // When, Then
        for (String path : List.of("/search", "/search?q=zzz", "/facilities/" + SampleRecords.FACILITY,
                "/records/" + SampleRecords.all().get(3).id(), "/exchanges", "/exchanges/" + SampleRecords.EXCHANGE,
                "/matches", "/matches/history", "/routes", "/account")) {
            page().navigate(path);
            picture("phone" + path.replaceAll("[^a-z]+", "-"));
            assertThat(page().evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                    .as("pixels beyond the screen of " + path).isEqualTo(0);
        }
    }

    @Test
    void everyInputHasALabelAndEveryPageOneHeading() {
        // Given
        signIn("supervisor");
        // When, Then
        for (String path : List.of("/search", "/facilities/" + SampleRecords.FACILITY, "/exchanges", "/matches",
                "/matches/history",
                "/routes", "/account")) {
            page().navigate(path);
            assertThat(page().evaluate("() => [...document.querySelectorAll('input:not([type=hidden]),select')]"
                    + ".filter(one => !one.labels.length && !one.getAttribute('aria-label')).length")).as(path)
                    .isEqualTo(0);
            assertThat(page().locator("h1").count()).as(path).isEqualTo(1);
        }
        assertThat(complaints).as("console errors, such as a broken content policy").isEmpty();
    }

    private Page open(int width, boolean scripts) {
        Page fresh = Objects.requireNonNull(browser).page("http://127.0.0.1:" + port, width, scripts);
        fresh.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return fresh;
    }

    private Page page() {
        return Objects.requireNonNull(opened);
    }

    private void signIn(String account) {
        Tour.signIn(page(), account, SampleAccounts.PASSWORD);
    }

    private void picture(String name) {
        new Tour(page(), PICTURES).picture(name);
    }
}
