/**
 * The portal's pages: controllers that ask the rooms and hand a template what it shows, already in words. Every page is
 * whole without JavaScript; htmx only refreshes what changes by itself. Start reading at
 * {@link org.yijian.hub.page.SearchPage}.
 */
@NullMarked
package org.yijian.hub.page;

import org.jspecify.annotations.NullMarked;
