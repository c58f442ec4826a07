package org.yijian.routes.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.core.JmsTemplate;
import org.yijian.routes.RouteError;
import org.yijian.routes.broker.Broker;
import org.yijian.routes.broker.BrokerSettings;
import org.yijian.routes.broker.EmbeddedBroker;
import org.yijian.routes.definition.AllowedHosts;
import org.yijian.routes.definition.DefinitionReader;
import org.yijian.routes.definition.Secrets;
import org.yijian.routes.kit.Await;
import org.yijian.routes.kit.LineConnector;
import org.yijian.routes.kit.Reception;
import org.yijian.routes.traffic.RouteStatus.State;
import org.yijian.routes.traffic.TrafficListener;
import org.yijian.routes.transport.PollerLease;
import org.yijian.routes.transport.topic.TopicRoute;
import org.yijian.routes.transport.web.AgencyTrust;
import org.yijian.routes.transport.web.OutboundGateway;
import org.yijian.security.privacy.Pseudonyms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class RouteDirectoryIT {

    private static final String TOPIC = "yijian/fire-rescue/alarms";
    private static final String MQTT = """
            {"id":"alarms","blueprint":"mqtt-subscribe","connector":"lines","parameters":{
            "topic":"yijian/fire-rescue/alarms","user":"fire","password":{"secret":"fire-mqtt"}}}""";
    private static final String FOLDER = """
            {"id":"trial","blueprint":"file-drop","connector":"lines","parameters":{"folder":"trial","every":"PT0.2S"}}""";

    @TempDir
    private Path home;
    private EmbeddedBroker broker;
    private CamelContext camel;
    private Reception reception;
    private RouteDirectory directory;

    @BeforeEach
    void start() throws IOException {
        broker = EmbeddedBroker.start(new BrokerSettings(home.resolve("artemis"), "127.0.0.1", 0));
        camel = new DefaultCamelContext();
        camel.getShutdownStrategy().setTimeout(5);
        JmsComponent topics = new JmsComponent();
        topics.setConnectionFactory(broker.connections());
        camel.addComponent(TopicRoute.COMPONENT, topics);
        camel.start();
        reception = new Reception(home.resolve("raw"));
        AgencyTrust trust = new AgencyTrust(home.resolve("trust"));
        directory = new RouteDirectory(home.resolve("routes"), new DefinitionReader(AllowedHosts.LOOPBACK),
                new Surroundings(LineConnector.only(), reception.intake(), broker, reception.marks(),
                        new Secrets(home.resolve("secrets")), new OutboundGateway(AllowedHosts.LOOPBACK, trust), trust,
                        Pseudonyms.of(new byte[32]), home.resolve("drop"), PollerLease.always(),
                        TrafficListener.none(), Clock.systemUTC()),
                camel);
        Files.createDirectories(home.resolve("secrets"));
        Files.createDirectories(home.resolve("drop/trial"));
        directory.start();
    }

    @AfterEach
    void stop() {
        directory.close();
        camel.stop();
        broker.close();
    }

    @Test
    void aRouteBeginsChangesAndEndsWithItsFile() throws IOException {
        // Given
        define("trial", FOLDER);
        assertThat(directory.status("trial").orElseThrow().state()).isEqualTo(State.RUNNING);
        Files.writeString(home.resolve("drop/trial/a.csv"), "a,1");
        Await.until("the file was taken", () -> reception.received().size() == 1);

        // When it is switched off, then removed
        define("trial", FOLDER.replace("\"parameters\"", "\"enabled\":false,\"parameters\""));
        assertThat(directory.status("trial").orElseThrow().state()).isEqualTo(State.STOPPED);
        assertThat(camel.getRoutes()).isEmpty();
        Files.delete(home.resolve("routes/trial.json"));
        directory.reload();

        // Then
        assertThat(directory.all()).isEmpty();
    }

    @Test
    void aDefinitionThatIsWrongSaysWhyAndLeavesTheOthersAlone() throws IOException {
        // Given
        define("trial", FOLDER);

        // When
        define("broken", "{\"id\":\"broken\",\"blueprint\":\"exec\",\"connector\":\"lines\"}");

        // Then
        assertThat(directory.status("broken")).hasValueSatisfying(status -> {
            assertThat(status.state()).isEqualTo(State.INVALID);
            assertThat(status.reason()).isNotNull();
        });
        assertThat(directory.status("trial").orElseThrow().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aPushedRouteHasAReceiverWhileItRuns() throws IOException {
        define("push", "{\"id\":\"push\",\"blueprint\":\"http-push\",\"connector\":\"lines\"}");

        assertThat(directory.receiver("push")).isPresent();
        assertThat(directory.receiver("nowhere")).isEmpty();
    }

    @Test
    void nobodyCanConnectByMqttBeforeSomebodyHasAnAccount() throws IOException {
        // Given
        assertThat(broker.mqttPort()).isEmpty();
        // When
        secret("fire-mqtt", "pw");
        define("alarms", MQTT);
        // Then
        Await.until("devices may connect", () -> broker.mqttPort().isPresent());
        broker.stop();
        broker.start();
        assertThat(broker.mqttPort()).as("open at once for accounts that are known").isPresent();
    }

    @Test
    void anEventComesInByMqttAndHeadersFromOutsideDoNot() throws Exception {
        // Given
        secret("fire-mqtt", "pw");
        define("alarms", MQTT);

        // When
        publish("fire", "pw", TOPIC, "{\"alarmId\":\"A-1\"}");
        JmsTemplate jms = new JmsTemplate(broker.connections());
        jms.setPubSubDomain(true);
        jms.convertAndSend("yijian.fire-rescue.alarms", "{\"alarmId\":\"A-2\"}".getBytes(UTF_8), message -> {
            message.setStringProperty("CamelFileName", "../../evil");
            message.setStringProperty("CamelJmsDestinationName", Broker.DEAD_QUEUE);
            return message;
        });

        // Then
        Await.until("both came in", () -> reception.received().size() == 2);
        assertThat(reception.received()).allSatisfy(raw -> {
            assertThat(raw.fileName()).isEqualTo("alarms.json");
            assertThat(raw.attributes()).containsOnlyKeys("topic");
        });
    }

    @Test
    void anAccountMayPublishToItsTopicAndNothingElse() throws Exception {
        // Given
        secret("fire-mqtt", "pw");
        define("alarms", MQTT);

        // When, Then
        assertThatThrownBy(() -> publish("fire", "wrong", TOPIC, "x")).isInstanceOf(MqttException.class);
        assertThatThrownBy(() -> publish("nobody", "pw", TOPIC, "x")).isInstanceOf(MqttException.class);
        assertThatThrownBy(() -> publish("fire", "pw", "yijian/intake", "x")).isInstanceOf(MqttException.class);
        assertThatThrownBy(() -> publish("fire", "pw", "other/topic", "x")).isInstanceOf(MqttException.class);
        assertThatThrownBy(() -> subscribe("fire", "pw", TOPIC)).isInstanceOf(MqttException.class);
        assertThat(reception.received()).isEmpty();
    }

    @Test
    void aMissingSecretIsWaitedFor() throws IOException {
        // Given
        define("alarms", MQTT);
        assertThat(directory.status("alarms")).hasValueSatisfying(status -> {
            assertThat(status.state()).isEqualTo(State.FAILING);
            assertThat(java.util.Objects.requireNonNull(status.reason()).code()).isEqualTo(RouteError.MISSING_SECRET);
        });

        // When
        secret("fire-mqtt", "pw");
        directory.reload();

        // Then
        assertThat(directory.status("alarms").orElseThrow().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void eventsPublishedWhileTheRouteIsStoppedWaitForIt() throws Exception {
        // Given
        secret("fire-mqtt", "pw");
        define("alarms", MQTT);
        reception.queue().setAway(true);
        publish("fire", "pw", TOPIC, "{\"alarmId\":\"A-1\"}");
        Await.until("it was refused", () -> directory.status("alarms").orElseThrow().state() == State.FAILING);

        // When
        define("alarms", MQTT.replace("\"parameters\"", "\"enabled\":false,\"parameters\""));
        reception.queue().setAway(false);
        define("alarms", MQTT);

        // Then
        Await.until("it came in", () -> reception.received().size() == 1);
    }

    private void define(String id, String json) throws IOException {
        Files.writeString(home.resolve("routes/" + id + ".json"), json);
        directory.reload();
    }

    private void secret(String name, String value) throws IOException {
        Files.writeString(home.resolve("secrets/" + name), value + "\n");
    }

    private void publish(String user, String password, String topic, String text) throws MqttException {
        try (MqttClient client = connect(user, password)) {
            MqttMessage message = new MqttMessage(text.getBytes(UTF_8));
            message.setQos(1);
            client.setTimeToWait(10_000);
            client.publish(topic, message);
            client.disconnect();
        }
    }

    private void subscribe(String user, String password, String topic) throws MqttException {
        try (MqttClient client = connect(user, password)) {
            client.subscribe(topic, 1);
        }
    }

    private MqttClient connect(String user, String password) throws MqttException {
        MqttClient client = new MqttClient("tcp://127.0.0.1:" + broker.mqttPort().orElseThrow(),
                MqttClient.generateClientId(), new MemoryPersistence());
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName(user);
        options.setPassword(password.toCharArray());
        client.connect(options);
        return client;
    }
}
