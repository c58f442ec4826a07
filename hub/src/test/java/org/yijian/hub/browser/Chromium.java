package org.yijian.hub.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Assumptions;

/** A headless chromium. */
final class Chromium implements AutoCloseable {

    static final int WIDE = 1280;
    static final int NARROW = 390;

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts the browser, or skips the test with the reason. */
    static Chromium start() {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM),
                "BROWSER TESTS ARE SKIPPED: there is no " + PROGRAM + " (Debian: apt-get install chromium)");
        Playwright playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM)
                .setHeadless(true).setArgs(ARGUMENTS));
        return new Chromium(playwright, browser);
    }

    /** A page of its own session. */
    Page page(String url, int width, boolean scripts) {
        return browser.newContext(new Browser.NewContextOptions().setBaseURL(url).setViewportSize(width, 860)
                .setJavaScriptEnabled(scripts).setLocale("zh-CN")).newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
