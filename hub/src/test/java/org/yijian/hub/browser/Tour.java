package org.yijian.hub.browser;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import com.microsoft.playwright.Page;

/** Signs in and takes a picture of each page, wide and narrow. */
final class Tour {

    private final Page page;
    private final Path folder;

    Tour(Page page, Path folder) {
        this.page = page;
        this.folder = folder;
    }

    static void signIn(Page page, String account, String password) {
        page.navigate("/sign-in");
        page.locator("#account").fill(account);
        page.locator("#password").fill(password);
        page.locator(".entrance-form button").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")).setFullPage(true));
    }

    /** Looks at the pages of a running hub: base address, account, password, folder, then name=path pairs. */
    public static void main(String[] arguments) {
        Map<String, String> paths = new TreeMap<>();
        for (int i = 4; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            paths.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        try (Chromium chromium = Chromium.start()) {
            for (int width : new int[]{ Chromium.WIDE, Chromium.NARROW }) {
                Page page = chromium.page(arguments[0], width, true);
                page.onConsoleMessage(message -> System.out.println(message.type() + " " + message.text()));
                Tour tour = new Tour(page, Path.of(arguments[3]));
                page.navigate("/sign-in");
                tour.picture("sign-in-" + width);
                signIn(page, arguments[1], arguments[2]);
                paths.forEach((name, path) -> {
                    page.navigate(path);
                    tour.picture(name + "-" + width);
                });
            }
        }
    }
}
