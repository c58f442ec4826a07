package org.yijian.search.watch;

/**
 * A waiting search that records cannot be held against. It waits no more; the others do.
 *
 * @param search id of the search
 * @param cause what went wrong
 */
public record SearchFailure(long search, Exception cause) {}
