package org.yijian.hub.intake;

import java.io.InputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.yijian.connectors.Connector;
import org.yijian.connectors.Connectors;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.configuration.HubProperties;
import org.yijian.hub.lookup.Evidence;
import org.yijian.routes.RoutesRoom;
import org.yijian.routes.intake.IntakeReceipt;
import org.yijian.routes.intake.IntakeRequest;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/**
 * Files that an account sends on behalf of an agency: to a push route, or straight to a connector. Who sent it goes into
 * the log.
 */
@Component
public class Uploads {

    private final RoutesRoom routes;
    private final Connectors connectors;
    private final Evidence evidence;
    private final Clock clock;
    private final long largest;

    public Uploads(RoutesRoom routes, Connectors connectors, Evidence evidence, HubProperties properties, Clock clock) {
        this.routes = routes;
        this.connectors = connectors;
        this.evidence = evidence;
        this.clock = clock;
        this.largest = properties.intake().largest().toBytes();
    }

    /**
     * Takes the file in.
     *
     * @param route id of a push route, or name of a connector
     * @throws FaultException {@link HubError#UNKNOWN_ROUTE}, {@link HubError#TOO_LARGE}, or what the intake says
     */
    public Delivered receive(String route, Account account, PushedFile file, InputStream body) {
        if (file.length() > largest) {
            throw new FaultException(HubError.TOO_LARGE, largest);
        }
        IntakeReceipt receipt = take(route, file, body);
        evidence.append(new Leaf(LeafType.EXCHANGE, account.name(), "deliver", "exchange/" + receipt.exchangeId(),
                receipt.duplicate() ? "duplicate" : "received", clock.instant(), null, null));
        return new Delivered(receipt.exchangeId(), receipt.duplicate(), state(receipt));
    }

    private IntakeReceipt take(String route, PushedFile file, InputStream body) {
        Optional<Receiver> pushed = routes.directory().receiver(route);
        if (pushed.isPresent()) {
            return pushed.get().take(file.messageId(), file.fileName(), file.contentType(), file.attributes(), body);
        }
        String connector = connectors.named(route).map(Connector::name)
                .orElseThrow(() -> new FaultException(HubError.UNKNOWN_ROUTE, route));
        return routes.intake().receive(new IntakeRequest(connector, file.messageId(), route, connector,
                file.fileName(), file.contentType(), file.attributes()), body);
    }

    private String state(IntakeReceipt receipt) {
        return receipt.duplicate()
                ? routes.progress().of(receipt.exchangeId()).map(state -> state.name().toLowerCase(Locale.ROOT))
                        .orElse("queued")
                : "queued";
    }
}
