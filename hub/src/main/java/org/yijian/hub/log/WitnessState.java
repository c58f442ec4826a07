package org.yijian.hub.log;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How one witness of this hub's log fares.
 *
 * @param name how the policy calls it
 * @param key its key as text
 * @param size size of what it cosigned last; 0 if nothing since the start
 * @param cosignedAt when that was; null if nothing since the start
 * @param failures attempts that failed since
 */
public record WitnessState(String name, String key, long size, @Nullable Instant cosignedAt, int failures) {}
