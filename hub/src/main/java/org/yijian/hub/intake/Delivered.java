package org.yijian.hub.intake;

import java.util.UUID;

/**
 * A message that is durable.
 *
 * @param exchangeId by which its progress can be asked for
 * @param duplicate true if it was received before
 * @param state where it stands, lower case
 */
public record Delivered(UUID exchangeId, boolean duplicate, String state) {}
