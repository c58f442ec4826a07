package org.yijian.hub.key;

import java.util.UUID;

import org.yijian.security.trust.KeyPurpose;

/** What may happen to keys, once two people agree. Each step may be taken again after a crash. */
public interface KeySteps {

    /** Announces the key that follows the one in use. */
    void rotate(KeyPurpose purpose, String actor);

    /** Has a certificate count no more. */
    void revoke(String serial, String reason, String requestedBy, String approvedBy);

    /** Gives a department a new data key. */
    void rotateData(UUID key);

    /** Destroys a data key that nothing uses. */
    void destroyData(UUID key);
}
