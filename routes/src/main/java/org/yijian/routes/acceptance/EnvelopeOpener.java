package org.yijian.routes.acceptance;

import java.io.IOException;
import java.io.InputStream;

import org.yijian.connectors.Connector;
import org.yijian.routes.intake.RawMetadata;

/** Opens the envelope that some agencies put around their messages. */
@FunctionalInterface
public interface EnvelopeOpener {

    /**
     * The content of a message.
     *
     * @param raw the message as received; closed by the result
     * @throws org.yijian.security.error.FaultException if the envelope is damaged or its signature does not hold
     */
    Opened open(InputStream raw, Connector connector, RawMetadata metadata) throws IOException;
}
