package org.yijian.routes.broker;

import java.util.UUID;
import java.util.function.BiConsumer;

import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.jspecify.annotations.Nullable;

/** Tells which messages partners have taken, when the broker has written down that they did. */
final class TakenMessages implements ActiveMQServerMessagePlugin {

    /** The property by which a message is known. */
    static final String ID = "yijian_message";

    private final BiConsumer<String, UUID> taken;

    /** @param taken gets the name of the queue and the message */
    TakenMessages(BiConsumer<String, UUID> taken) {
        this.taken = taken;
    }

    @Override
    public void messageAcknowledged(@Nullable Transaction transaction, MessageReference reference, AckReason reason,
            @Nullable ServerConsumer consumer) {
        String queue = reference.getQueue().getName().toString();
        if (reason != AckReason.NORMAL || consumer == null || !queue.startsWith(PartnerQueues.PREFIX)) {
            return;
        }
        UUID id = UUID.fromString(reference.getMessage().getStringProperty(ID));
        if (transaction == null) {
            taken.accept(queue, id);
            return;
        }
        transaction.addOperation(new TransactionOperationAbstract() {
            @Override
            public void afterCommit(Transaction committed) {
                taken.accept(queue, id);
            }
        });
    }
}
