package org.yijian.hub.notice;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A channel as its owner sees it.
 *
 * @param search number of the saved search
 * @param type {@code webhook} or {@code mail}
 * @param target the web address or mail address
 * @param deadSince when it was given up after too many failures; null while it works
 */
public record ChannelView(long search, String type, String target, @Nullable Instant deadSince) {}
