package org.yijian.agencies.firerescue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.agencies.TrialHub;
import org.yijian.records.Kind;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(90)
class AlarmCentreIT {

    private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();

    @Test
    void alarmsArriveBecomeIncidentsAndGoOnWhenTheBrokerComesBack(@TempDir Path folder) throws Exception {
        // Given a broker that is not there yet
        TrialHub hub = new TrialHub(folder);
        int port = freePort();
        try (AlarmCentre agency = AlarmCentre.start(hub.home(), "127.0.0.1:" + port, TrialHub.DISTRICT, 7,
                Duration.ofMillis(50), Clock.systemUTC())) {
            String password = hub.secret(agency.name(), "password");

            // When
            ActiveMQServer broker = broker(port, password);
            MqttClient listener = listener(port, password);
            byte[] first = await();
            listener.disconnectForcibly(0, 0, false);
            broker.stop();
            received.clear();
            ActiveMQServer again = broker(port, password);
            MqttClient listenerAgain = listener(port, password);
            byte[] second = await();
            listenerAgain.disconnectForcibly(0, 0, false);
            again.stop();

            // Then
            assertThat(second).isNotEqualTo(first);
            hub.take(FireRescue.NAME, "alarms.json", Map.of("topic", AlarmCentre.TOPIC), first);
            hub.take(FireRescue.NAME, "alarms.json", Map.of("topic", AlarmCentre.TOPIC), second);
            assertThat(hub.rejected()).isEmpty();
            assertThat(hub.count(Kind.INCIDENT)).isEqualTo(2);
            assertThat(new String(first, StandardCharsets.UTF_8)).contains("creditCode");
        }
    }

    private byte[] await() throws InterruptedException {
        byte[] message = received.poll(30, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        return message == null ? new byte[0] : message;
    }

    private MqttClient listener(int port, String password) throws Exception {
        MqttClient client = new MqttClient("tcp://127.0.0.1:" + port, "listener", new MemoryPersistence());
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName(FireRescue.NAME);
        options.setPassword(password.toCharArray());
        client.connect(options);
        client.subscribe(AlarmCentre.TOPIC, 1, (topic, message) -> received.add(message.getPayload()));
        return client;
    }

    private static ActiveMQServer broker(int port, String password) throws Exception {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(FireRescue.NAME, password);
        users.addRole(FireRescue.NAME, "alarms");
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(false).setSecurityEnabled(true).setJMXManagementEnabled(false);
        configuration.addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:" + port + "?protocols=MQTT");
        configuration.putSecurityRoles("#", Set
                .of(new Role("alarms", true, true, true, true, true, true, false, true, true, true, false, false)));
        ActiveMQServer server = ActiveMQServers.newActiveMQServer(configuration, null,
                new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users), false);
        server.start();
        assertThat(server.isActive()).isTrue();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
