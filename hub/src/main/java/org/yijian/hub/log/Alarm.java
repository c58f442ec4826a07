package org.yijian.hub.log;

import java.time.Instant;

import org.yijian.security.error.Fault;

/**
 * Something about the log that a person should look at.
 *
 * @param name what it is about, for example {@code witness/chengdu}; one alarm at a time for each name
 * @param fault what is wrong
 * @param since since when
 */
public record Alarm(String name, Fault fault, Instant since) {}
