package org.yijian.search.watch;

import java.util.UUID;

/**
 * A revision of a record that a waiting search finds.
 *
 * @param search id of the search
 * @param record id of the record
 * @param revision its revision, counted from 1
 */
public record SearchMatch(long search, UUID record, int revision) {}
