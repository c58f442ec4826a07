package org.yijian.routes.broker;

import java.util.Set;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;

/** The settings of Artemis that matter here, and why. */
final class BrokerConfiguration {

    static final String MQTT = "mqtt";

    /** How long the journal waits for company before it syncs: many senders share one fsync, one sender is not slowed. */
    private static final int JOURNAL_WAIT_NANOS = 300_000;

    private static final int REDELIVERY_MILLIS = 500;

    private final BrokerSettings settings;
    private final int serverId;

    BrokerConfiguration(BrokerSettings settings, int serverId) {
        this.settings = settings;
        this.serverId = serverId;
    }

    Configuration build() throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setName("yijian-" + serverId).setPersistenceEnabled(true).setSecurityEnabled(true)
                .setJMXManagementEnabled(false).setGracefulShutdownEnabled(false);
        journal(configuration);
        acceptors(configuration);
        queues(configuration);
        configuration.putSecurityRoles("#", Set.of(BrokerAccounts.hubRole()));
        if (settings.partners() != null) {
            // They know a certificate by its subject only, and two partners may have the same.
            configuration.setAuthenticationCacheSize(0).setAuthorizationCacheSize(0);
        }
        // A slow disk must not take the hub down with it.
        configuration.setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.LOG);
        return configuration;
    }

    private void journal(ConfigurationImpl configuration) {
        String folder = settings.folder().toAbsolutePath().toString();
        configuration.setJournalType(JournalType.NIO).setJournalDatasync(true).setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true).setJournalBufferTimeout_NIO(JOURNAL_WAIT_NANOS)
                .setJournalDirectory(folder + "/journal").setBindingsDirectory(folder + "/bindings")
                .setLargeMessagesDirectory(folder + "/large").setPagingDirectory(folder + "/paging")
                .setJournalMinFiles(2).setJournalPoolFiles(4);
        // A nearly full disk would block senders silently; the raw store refuses them with a clear error instead.
        configuration.setMaxDiskUsage(-1);
    }

    private void acceptors(ConfigurationImpl configuration) throws Exception {
        configuration.addAcceptorConfiguration("in-vm", "vm://" + serverId);
    }

    /** Where devices connect. Opened when the first of them has an account, not before: until then nobody may. */
    static String mqtt(BrokerSettings settings) {
        return "tcp://" + settings.mqttHost() + ":" + settings.mqttPort()
                + "?protocols=MQTT;connectionsAllowed=1000;maximumPacketSize=1048576";
    }

    private static void queues(ConfigurationImpl configuration) {
        AddressSettings closed = new AddressSettings().setAutoCreateAddresses(false).setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false).setAutoDeleteQueues(false).setDefaultConsumerWindowSize(0)
                .setDeadLetterAddress(SimpleString.of(Broker.DEAD_QUEUE))
                // Nothing here expires; a device that says so does not get its event dropped.
                .setExpiryAddress(SimpleString.of(Broker.DEAD_QUEUE)).setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(REDELIVERY_MILLIS);
        configuration.addAddressSetting("#", closed);
        // What a partner's program gave back would be overtaken by what lies behind it.
        configuration.addAddressSetting(PartnerQueues.PREFIX + "#", new AddressSettings(closed).setRedeliveryDelay(0));
        for (String queue : new String[]{ Broker.INTAKE_QUEUE, Broker.DEAD_QUEUE }) {
            configuration.addAddressConfiguration(new CoreAddressConfiguration().setName(queue)
                    .addRoutingType(RoutingType.ANYCAST).addQueueConfiguration(QueueConfiguration.of(queue)
                            .setAddress(queue).setRoutingType(RoutingType.ANYCAST).setDurable(true)));
        }
    }
}
