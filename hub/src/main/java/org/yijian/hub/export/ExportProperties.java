package org.yijian.hub.export;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set of exports, under {@code yijian.export.*}.
 *
 * @param limit how many records may be taken without approval
 * @param largest how many may be taken with it
 * @param kept how long an approved export may be fetched
 * @param tries how often: a download that broke off is made again
 */
@ConfigurationProperties("yijian.export")
public record ExportProperties(@DefaultValue("1000") int limit, @DefaultValue("200000") int largest,
        @DefaultValue("24h") Duration kept, @DefaultValue("5") int tries) {}
