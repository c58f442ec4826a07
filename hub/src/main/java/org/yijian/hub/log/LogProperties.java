package org.yijian.hub.log;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about the log, under {@code yijian.log.*}. Witnesses are in {@code witness/policy} and the logs
 * that this hub witnesses in {@code witness/logs} of the home folder.
 *
 * @param name the log's name in its checkpoints, a URL without scheme; never changed once there is a log
 * @param witness this hub's name as a witness
 * @param time who says what time it is
 * @param unwitnessed how long a published checkpoint may go without cosignatures before the monitor speaks of it
 */
@ConfigurationProperties("yijian.log")
public record LogProperties(@DefaultValue("yijian.local/log") String name,
        @DefaultValue("yijian.local/witness") String witness, @DefaultValue Time time,
        @DefaultValue("10m") Duration unwitnessed) {

    /**
     * The time-stamping authority.
     *
     * @param url where it takes requests (RFC 3161 by HTTP); null for the built-in one
     * @param authorities PEM file with the certificates that its certificate must lead to; needed with an address
     * @param every how often a checkpoint is stamped while there is work
     * @param limit how long leaves may wait for a time-stamp before no new exchanges are taken
     */
    public record Time(@Nullable URI url, @Nullable Path authorities, @DefaultValue("1m") Duration every,
            @DefaultValue("4h") Duration limit) {}
}
