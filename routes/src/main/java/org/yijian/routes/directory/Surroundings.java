package org.yijian.routes.directory;

import java.nio.file.Path;
import java.time.Clock;

import org.yijian.connectors.Connectors;
import org.yijian.routes.broker.Broker;
import org.yijian.routes.definition.Secrets;
import org.yijian.routes.intake.Intake;
import org.yijian.routes.marks.Marks;
import org.yijian.routes.traffic.TrafficListener;
import org.yijian.routes.transport.PollerLease;
import org.yijian.routes.transport.web.AgencyTrust;
import org.yijian.routes.transport.web.OutboundGateway;
import org.yijian.security.privacy.Pseudonyms;

/**
 * What transports may use.
 *
 * @param connectors those that can read what arrives
 * @param intake takes messages in
 * @param broker for topics
 * @param marks how far each route has come
 * @param secrets by name
 * @param gateway the way out by HTTP
 * @param trust whose certificates count
 * @param pseudonyms stand for persons
 * @param dropFolder below which local folders are, normally {@code home/drop}
 * @param lease which node polls
 * @param listener hears what passes
 * @param clock the time
 */
public record Surroundings(Connectors connectors, Intake intake, Broker broker, Marks marks, Secrets secrets,
        OutboundGateway gateway, AgencyTrust trust, Pseudonyms pseudonyms, Path dropFolder, PollerLease lease,
        TrafficListener listener, Clock clock) {}
