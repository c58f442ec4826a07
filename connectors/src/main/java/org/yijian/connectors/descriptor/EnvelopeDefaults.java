package org.yijian.connectors.descriptor;

import org.jspecify.annotations.Nullable;
import org.yijian.security.access.Sensitivity;

/**
 * What a record's envelope says where the mapping says nothing.
 *
 * @param sensitivity who may see it; null if the mapping always says
 * @param region code of the region; null if the mapping always says
 */
public record EnvelopeDefaults(@Nullable Sensitivity sensitivity, @Nullable String region) {

    static final EnvelopeDefaults NONE = new EnvelopeDefaults(null, null);

    /** These, and what they leave open from others. */
    EnvelopeDefaults over(EnvelopeDefaults others) {
        return new EnvelopeDefaults(sensitivity == null ? others.sensitivity : sensitivity,
                region == null ? others.region : region);
    }
}
