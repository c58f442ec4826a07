package org.yijian.routes;

import java.time.Clock;

import javax.sql.DataSource;

import org.yijian.connectors.Connectors;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.Ledger;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.Replays;
import org.yijian.routes.acceptance.AcceptanceListener;
import org.yijian.routes.acceptance.Pace;
import org.yijian.routes.broker.Broker;
import org.yijian.routes.intake.IntakeGate;
import org.yijian.routes.traffic.TrafficListener;
import org.yijian.routes.transport.PollerLease;
import org.yijian.security.trust.KeyRing;

/**
 * What the routes need from the rooms around them.
 *
 * @param broker running; closed by whoever started it
 * @param database the hub's own, for marks
 * @param ledger where records go
 * @param reader where the state of exchanges is asked
 * @param replays who decides that a message is read again
 * @param audit where the removal of raw messages is logged
 * @param connectors who reads messages
 * @param keys of this hub
 * @param lease which node polls
 * @param traffic hears what passes
 * @param accepted hears what becomes of it
 * @param pace whether large messages should wait for those who follow the ledger
 * @param gate may close the intake for a while
 * @param clock the time
 */
public record RouteNeighbours(Broker broker, DataSource database, Ledger ledger, LedgerReader reader,
        Replays replays, AuditLog audit, Connectors connectors, KeyRing keys, PollerLease lease,
        TrafficListener traffic,
        AcceptanceListener accepted, Pace pace, IntakeGate gate, Clock clock) {}
