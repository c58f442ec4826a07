package org.yijian.routes.broker;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How the embedded broker runs.
 *
 * @param folder where it keeps its journal, normally {@code home/artemis}
 * @param mqttHost address to listen on for MQTT, normally {@code 127.0.0.1}
 * @param mqttPort port for MQTT; 0 for any free one; null for no MQTT
 * @param partners where partners take what waits for them by AMQP; null if they cannot
 */
public record BrokerSettings(Path folder, String mqttHost, @Nullable Integer mqttPort, @Nullable Door partners) {

    /**
     * A door for partners.
     *
     * @param host address to listen on
     * @param port port; 0 for any free one
     */
    public record Door(String host, int port) {}

    /** Without a door for partners. */
    public BrokerSettings(Path folder, String mqttHost, @Nullable Integer mqttPort) {
        this(folder, mqttHost, mqttPort, null);
    }

    /** Without MQTT. */
    public static BrokerSettings in(Path folder) {
        return new BrokerSettings(folder, "127.0.0.1", null);
    }
}
