package org.yijian.routes.federation.revocation;

import java.time.Duration;

/**
 * How old what is known of partners' revoked certificates may be.
 *
 * @param fetch after which it is fetched again
 * @param alarm after which somebody should look
 * @param refuse after which nothing of the partner is taken any more
 */
public record RevocationAges(Duration fetch, Duration alarm, Duration refuse) {

    /** What is good where nobody says otherwise. */
    public static RevocationAges standard() {
        return new RevocationAges(Duration.ofMinutes(5), Duration.ofHours(6), Duration.ofHours(24));
    }
}
