package org.yijian.benchmarks.as4;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

import com.helger.collection.commons.ICommonsList;
import com.helger.http.header.HttpHeaderMap;
import com.helger.phase4.attachment.WSS4JAttachment;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.ebms3header.Ebms3UserMessage;
import com.helger.phase4.error.AS4ErrorList;
import com.helger.phase4.incoming.IAS4IncomingMessageMetadata;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import com.helger.phase4.incoming.spi.AS4MessageProcessorResult;
import com.helger.phase4.incoming.spi.AS4SignalMessageProcessorResult;
import com.helger.phase4.incoming.spi.IAS4IncomingMessageProcessorSPI;
import com.helger.phase4.model.pmode.IPMode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/** What the receiver does with a message whose signature phase4 has checked: keep its body; only then goes the receipt. */
final class KeepingProcessor implements IAS4IncomingMessageProcessorSPI {

    private final Predicate<byte[]> keep;

    KeepingProcessor(Predicate<byte[]> keep) {
        this.keep = keep;
    }

    @Override
    public AS4MessageProcessorResult processAS4UserMessage(IAS4IncomingMessageMetadata metadata, HttpHeaderMap headers,
            Ebms3UserMessage message, IPMode mode, @Nullable Node payload,
            @Nullable ICommonsList<WSS4JAttachment> attachments, IAS4IncomingMessageState state, AS4ErrorList errors) {
        if (attachments == null || attachments.size() != 1 || !state.isSoapSignatureChecked()) {
            return AS4MessageProcessorResult.createFailure();
        }
        try (InputStream body = attachments.get(0).getSourceStream()) {
            return keep.test(body.readAllBytes())
                    ? AS4MessageProcessorResult.createSuccess()
                    : AS4MessageProcessorResult.createFailure();
        } catch (IOException e) {
            return AS4MessageProcessorResult.createFailure();
        }
    }

    @Override
    public AS4SignalMessageProcessorResult processAS4SignalMessage(IAS4IncomingMessageMetadata metadata,
            HttpHeaderMap headers, Ebms3SignalMessage message, @Nullable IPMode mode, IAS4IncomingMessageState state,
            AS4ErrorList errors) {
        return AS4SignalMessageProcessorResult.createSuccess();
    }

    @Override
    public void processAS4ResponseMessage(IAS4IncomingMessageMetadata metadata, IAS4IncomingMessageState state,
            String response, byte @Nullable [] bytes, boolean available) {
        // Nothing is kept of a receipt that went out.
    }
}
