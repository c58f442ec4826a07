package org.yijian.routes.directory;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.yijian.routes.RouteError;
import org.yijian.routes.broker.PublisherAccount;
import org.yijian.routes.definition.Blueprints;
import org.yijian.routes.definition.Parameters;
import org.yijian.routes.definition.RouteDefinition;
import org.yijian.routes.traffic.RouteActivity;
import org.yijian.routes.transport.PollRoute;
import org.yijian.routes.transport.Poller;
import org.yijian.routes.transport.Receiver;
import org.yijian.routes.transport.database.DatabasePoll;
import org.yijian.routes.transport.database.DatabaseQuestions;
import org.yijian.routes.transport.database.FrontEndDatabase;
import org.yijian.routes.transport.drop.LocalFolder;
import org.yijian.routes.transport.drop.SftpServer;
import org.yijian.routes.transport.topic.TopicRoute;
import org.yijian.routes.transport.web.FhirPull;
import org.yijian.routes.transport.web.HttpsPull;
import org.yijian.routes.transport.web.Service;
import org.yijian.routes.transport.web.SoapQuery;
import org.yijian.security.error.FaultException;

/** Makes the transport that a definition describes. Secrets are read at each use, never kept. */
final class Transports {

    private static final String PRACTITIONER = "practitioner";

    private final Surroundings surroundings;

    Transports(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The poller of a definition; null for blueprints that do not poll. */
    @Nullable
    Poller poller(RouteDefinition route, Receiver receiver, RouteActivity activity) {
        Parameters given = route.parameters();
        return switch (route.blueprint()) {
            case Blueprints.DATABASE_POLL -> databasePoll(route, receiver);
            case Blueprints.FHIR_PULL -> new FhirPull(surroundings.gateway(), Service.of(given.text("scheme"), given),
                    new FhirPull.Plan(given.names("resources"), given.number("pageSize")), secret(given, "token"),
                    surroundings.marks(), receiver);
            case Blueprints.HTTPS_PULL -> new HttpsPull(surroundings.gateway(), Service.of("https", given),
                    () -> given.secret("token").map(surroundings.secrets()::read), surroundings.marks(), receiver);
            case Blueprints.SOAP_QUERY -> soapQuery(given, receiver);
            case Blueprints.SFTP_DROP -> SftpServer.poll(new SftpServer.Address(given.text("host"),
                    given.port("port"), given.text("user"), Set.of(given.text("hostKey").split(" ")),
                    given.text("directory")), secret(given, "password"), receiver, activity);
            case Blueprints.FILE_DROP -> LocalFolder.poll(surroundings.dropFolder().resolve(given.text("folder")),
                    receiver, activity);
            case Blueprints.HTTP_PUSH, Blueprints.MQTT_SUBSCRIBE -> null;
            default -> throw new FaultException(RouteError.UNKNOWN_BLUEPRINT, route.blueprint());
        };
    }

    RouteBuilder polling(RouteDefinition route, String routeId, Poller poller, RouteActivity activity) {
        return new PollRoute(routeId, route.parameters().duration("every"), poller, activity,
                () -> surroundings.lease().holds(route.id()));
    }

    RouteBuilder subscribing(RouteDefinition route, String routeId, Receiver receiver, RouteActivity activity) {
        Parameters given = route.parameters();
        PublisherAccount account = new PublisherAccount(given.text("user"), secret(given, "password").get());
        String queue = surroundings.broker().openTopic(route.id(), account, given.text("topic"));
        return new TopicRoute(routeId, queue, given.text("topic"), receiver, activity);
    }

    private Poller databasePoll(RouteDefinition route, Receiver receiver) {
        Parameters given = route.parameters();
        Path authority = "verify".equals(given.text("tls")) ? surroundings.trust().authority(route.source()) : null;
        Supplier<String> password = secret(given, "password");
        return new DatabasePoll(
                () -> new FrontEndDatabase(given.text("host"), given.port("port"), given.text("database"),
                        given.text("user"), password.get(), authority),
                new DatabasePoll.Plan(given.text("schema"), given.tables("tables"), given.number("rows"),
                        given.duration("settle")),
                surroundings.marks(), receiver);
    }

    private Poller soapQuery(Parameters given, Receiver receiver) {
        Supplier<String> password = secret(given, "databasePassword");
        DatabaseQuestions questions = new DatabaseQuestions(
                () -> new FrontEndDatabase(given.text("databaseHost"), given.port("databasePort"),
                        given.text("database"), given.text("databaseUser"), password.get(), null),
                given.text("schema"), given.text("view"));
        return new SoapQuery(surroundings.gateway(), Service.of(given.text("scheme"), given),
                new SoapQuery.Plan(given.text("namespace"), given.text("operation"), given.text("user"),
                        given.number("perMinute")),
                secret(given, "password"), questions,
                number -> surroundings.pseudonyms().pseudonym(PRACTITIONER, number), surroundings.marks(), receiver);
    }

    private Supplier<String> secret(Parameters given, String parameter) {
        return () -> surroundings.secrets().read(given.secret(parameter)
                .orElseThrow(() -> new FaultException(RouteError.MISSING_PARAMETER, parameter)));
    }
}
