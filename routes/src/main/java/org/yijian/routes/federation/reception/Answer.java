package org.yijian.routes.federation.reception;

import org.yijian.security.error.Fault;
import org.yijian.security.message.SealedMessage;

/** What is answered to one message. */
public sealed interface Answer {

    /** A sealed receipt, also for an authentic message that was refused. */
    record Receipted(SealedMessage receipt) implements Answer {}

    /** Not a message of this partner at all: no receipt, only the reason. */
    record Rejected(Fault fault) implements Answer {}
}
