/** The portal in a real browser: Debian's chromium, driven by Playwright. Skipped, and said so, where it is missing. */
@NullMarked
package org.yijian.hub.browser;

import org.jspecify.annotations.NullMarked;
