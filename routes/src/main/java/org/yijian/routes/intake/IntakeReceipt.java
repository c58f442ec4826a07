package org.yijian.routes.intake;

import java.util.UUID;

/**
 * The message is durable and will be processed.
 *
 * @param exchangeId by which its progress can be followed
 * @param duplicate true if the same message had been received before
 */
public record IntakeReceipt(UUID exchangeId, boolean duplicate) {}
