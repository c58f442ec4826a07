package org.yijian.routes.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.yijian.connectors.Connector;
import org.yijian.routes.intake.RawMetadata;
import org.yijian.security.error.FaultException;
import org.yijian.security.seal.Digests;
import org.yijian.security.seal.OpenedEnvelope;
import org.yijian.security.seal.SenderEnvelope;
import org.yijian.security.trust.TrustedSenders;

/** Opens the envelopes that connectors say their agencies use, and checks whose signature is on them. */
public final class SenderEnvelopes implements EnvelopeOpener {

    private final SenderEnvelope envelopes;
    private final TrustedSenders senders;

    public SenderEnvelopes(SenderEnvelope envelopes, TrustedSenders senders) {
        this.envelopes = envelopes;
        this.senders = senders;
    }

    @Override
    public Opened open(InputStream raw, Connector connector, RawMetadata metadata) throws IOException {
        return switch (connector.envelope()) {
            case NONE -> Opened.plain(raw);
            case SM2_SM4 -> unwrap(raw, metadata);
        };
    }

    private Opened unwrap(InputStream raw, RawMetadata metadata) throws IOException {
        return switch (envelopes.open(raw, senders.anchors(metadata.source()), metadata.receivedAt())) {
            case OpenedEnvelope.Refused refused -> throw new FaultException(refused.fault());
            case OpenedEnvelope.Accepted accepted -> new Opened(new ByteArrayInputStream(accepted.plaintext()),
                    accepted.seal(), Digests.of(accepted.plaintext()));
        };
    }
}
