package org.yijian.hub.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import com.microsoft.playwright.Page;

/** The axe rules of WCAG 2.2 A and AA, put to a page from outside, so that its content policy stays as it is. */
final class Axe {

    private static final String PROGRAM = "/axe.min.js";
    private static final String RUN = """
            async () => (await axe.run(document, {
              runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
              rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }))
              .violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 160) + ' — '
                + (node.any.concat(node.all, node.none)[0] || {}).message))""";

    private final String program;

    Axe() {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream(PROGRAM))) {
            program = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What breaks a rule. */
    @SuppressWarnings("unchecked")
    List<String> violations(Page page) {
        page.evaluate("() => {" + program + "\n}");
        return (List<String>) page.evaluate(RUN);
    }
}
