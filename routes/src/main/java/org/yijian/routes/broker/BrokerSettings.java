package org.yijian.routes.broker;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How the embedded broker runs.
 *
 * @param folder where it keeps its journal, normally {@code home/artemis}
 * @param mqttHost address to listen on for MQTT, normally {@code 127.0.0.1}
 * @param mqttPort port for MQTT; 0 for any free one; null for no MQTT
 */
public record BrokerSettings(Path folder, String mqttHost, @Nullable Integer mqttPort) {

    /** Without MQTT. */
    public static BrokerSettings in(Path folder) {
        return new BrokerSettings(folder, "127.0.0.1", null);
    }
}
