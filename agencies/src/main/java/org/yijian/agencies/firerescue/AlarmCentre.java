package org.yijian.agencies.firerescue;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.agencies.Agency;
import org.yijian.agencies.district.District;
import org.yijian.agencies.home.HomeFolder;

/**
 * 智慧消防: publishes an alarm every few seconds to the hub's broker, QoS 1. While the hub is away it tries again at
 * every turn and says so once; an alarm counts as sent only when the broker has acknowledged it.
 */
public final class AlarmCentre implements Agency {

    /** Name of the route. */
    public static final String NAME = "fire-rescue-alarms";

    /** Where alarms are published. */
    public static final String TOPIC = "yijian/fire-rescue/alarms";

    private static final Logger LOG = LoggerFactory.getLogger(AlarmCentre.class);
    private static final String SECRET = "fire-rescue-mqtt";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final String broker;
    private final MqttConnectOptions options = new MqttConnectOptions();
    private final MqttClient client;
    private final Alarms alarms;
    private final ScheduledExecutorService turns = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("alarms").daemon().factory());
    private boolean away;

    private AlarmCentre(String broker, String password, Alarms alarms) throws MqttException {
        this.broker = broker;
        this.alarms = alarms;
        this.client = new MqttClient("tcp://" + broker, "yijian-fire-rescue", new MemoryPersistence());
        client.setTimeToWait(ANSWER_WITHIN.toMillis());
        options.setUserName(FireRescue.NAME);
        options.setPassword(password.toCharArray());
        options.setCleanSession(true);
        options.setConnectionTimeout(Math.toIntExact(ANSWER_WITHIN.toSeconds()));
    }

    /**
     * Starts publishing and tells the hub which topic to listen to.
     *
     * @param broker host and port of the hub's MQTT acceptor
     * @param every time between two alarms
     */
    public static AlarmCentre start(HomeFolder home, String broker, District district, long seed, Duration every,
            Clock clock) {
        String password = home.secret(SECRET);
        home.route(NAME, "mqtt-subscribe", FireRescue.NAME, Map.of("topic", TOPIC, "user", FireRescue.NAME,
                "password", HomeFolder.secretReference(SECRET)));
        try {
            AlarmCentre centre = new AlarmCentre(broker, password, new Alarms(home, district, seed, clock));
            centre.turns.scheduleWithFixedDelay(centre::turn, 0, every.toMillis(), TimeUnit.MILLISECONDS);
            return centre;
        } catch (MqttException broken) {
            throw new IllegalArgumentException("MQTT broker " + broker + ": " + broken.getMessage(), broken);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "MQTT → " + broker + " " + TOPIC;
    }

    @Override
    public void close() {
        turns.shutdownNow();
        try {
            if (client.isConnected()) {
                client.disconnect(1000);
            }
            client.close(true);
        } catch (MqttException gone) {
            LOG.debug("the broker was gone first", gone);
        }
    }

    private void turn() {
        try {
            if (!client.isConnected()) {
                client.connect(options);
            }
            MqttMessage message = new MqttMessage(alarms.next());
            message.setQos(1);
            client.publish(TOPIC, message);
            alarms.sent();
            report(false, "");
        } catch (MqttException notNow) {
            report(true, notNow.getMessage() == null ? notNow.toString() : notNow.getMessage());
        }
    }

    private void report(boolean nowAway, String reason) {
        if (nowAway != away) {
            away = nowAway;
            LOG.info(away ? "the hub's MQTT broker is away ({}); alarms wait" : "alarms reach the hub's MQTT broker",
                    reason);
        }
    }
}
