/**
 * The running program: starts the parts (PostgreSQL, Artemis, Hazelcast, Lucene), joins the rooms together, and answers
 * people and machines.
 *
 * <ul>
 * <li>{@link org.yijian.hub.configuration}: what an operator may set, and the wiring of the rooms;
 * <li>{@link org.yijian.hub.database}: the embedded PostgreSQL;
 * <li>{@link org.yijian.hub.account}: who may sign in, and what they may do;
 * <li>{@link org.yijian.hub.web}: what every request passes: headers, security rules, errors, language;
 * <li>{@link org.yijian.hub.lookup}: questions that are logged before they are answered;
 * <li>{@link org.yijian.hub.log}: witnesses, time-stamps and the monitor of the log;
 * <li>{@link org.yijian.hub.api}: the REST interface; {@link org.yijian.hub.page}: the portal;
 * <li>{@link org.yijian.hub.health}, {@link org.yijian.hub.cluster}: readiness, and what nodes share;
 * <li>{@link org.yijian.hub.command}: the commands of {@code ./yijian}.
 * </ul>
 *
 * May use every room; no room uses this one. Start reading at {@link org.yijian.hub.Hub}.
 */
@NullMarked
package org.yijian.hub;

import org.jspecify.annotations.NullMarked;
