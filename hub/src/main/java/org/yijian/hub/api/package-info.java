/**
 * The REST interface, version 1: the twin of every page, and the intake. Described by OpenAPI under
 * {@code /v3/api-docs}; errors are problem+json. Controllers only translate between HTTP and the rooms.
 */
@NullMarked
package org.yijian.hub.api;

import org.jspecify.annotations.NullMarked;
