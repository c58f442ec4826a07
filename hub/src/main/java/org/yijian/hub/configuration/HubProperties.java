package org.yijian.hub.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Everything an operator may set, under {@code yijian.*}.
 *
 * @param home folder that holds all state
 * @param demo trial accounts
 * @param database an external PostgreSQL; embedded when no URL is given
 * @param broker an external Artemis; embedded when no URL is given
 * @param hosts which hosts routes may talk to
 * @param intake limits of the intake
 * @param upkeep what is looked after when
 * @param cluster other nodes of the same hub
 */
@ConfigurationProperties("yijian")
public record HubProperties(@DefaultValue(".yijian/run") Path home, @DefaultValue Demo demo,
        @DefaultValue Database database, @DefaultValue Broker broker, @DefaultValue Hosts hosts,
        @DefaultValue Intake intake, @DefaultValue Upkeep upkeep, @DefaultValue Cluster cluster) {

    /**
     * The trial accounts.
     *
     * @param enabled whether they exist
     * @param passwordFile file with their common password
     */
    public record Demo(@DefaultValue("false") boolean enabled, @Nullable Path passwordFile) {}

    /**
     * The database.
     *
     * @param url JDBC URL of an external PostgreSQL; null for the embedded one
     * @param user its user
     * @param passwordFile file with its password
     */
    public record Database(@Nullable String url, @DefaultValue("yijian") String user, @Nullable Path passwordFile) {}

    /**
     * The message broker.
     *
     * @param url of an external Artemis, for example {@code tcp://mq:61616}; null for the embedded one
     * @param user its user
     * @param passwordFile file with its password
     * @param mqttPort port on loopback where devices publish; 0 for none (embedded broker only)
     * @param amqpPort port where partners take feeds by AMQP; 0 for none (embedded broker only)
     * @param amqpAddress on which that port is; loopback unless said otherwise
     */
    public record Broker(@Nullable String url, @DefaultValue("yijian") String user, @Nullable Path passwordFile,
            @DefaultValue("0") int mqttPort, @DefaultValue("0") int amqpPort,
            @DefaultValue("127.0.0.1") String amqpAddress) {}

    /**
     * The allow-list of routes.
     *
     * @param allowed host names and addresses
     */
    public record Hosts(@DefaultValue( { "127.0.0.1", "localhost", "::1" }) Set<String> allowed){}

    /**
     * Limits of the intake.
     *
     * @param largest largest message
     * @param consumers exchanges worked on at the same time
     */
    public record Intake(@DefaultValue("2GB") DataSize largest, @DefaultValue("3") int consumers) {}

    /**
     * What is looked after when.
     *
     * @param ticketsEvery how often to look for received messages that are not on the queue
     * @param ticketGrace how old such a message must be
     * @param rawKept how long raw messages are kept, by default in days
     * @param rawEvery how often to remove those that were kept long enough
     */
    public record Upkeep(@DefaultValue("5m") Duration ticketsEvery, @DefaultValue("1m") Duration ticketGrace,
            @DefaultValue("180") @DurationUnit(ChronoUnit.DAYS) Duration rawKept,
            @DefaultValue("24h") Duration rawEvery) {}

    /**
     * Other nodes of the same hub.
     *
     * @param address this node's address for the others
     * @param port first port to try
     * @param members addresses of the nodes; empty for a hub of one node
     */
    public record Cluster(@DefaultValue("127.0.0.1") String address, @DefaultValue("5701") int port,
            @DefaultValue Set<String> members) {}
}
