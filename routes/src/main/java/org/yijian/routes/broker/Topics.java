package org.yijian.routes.broker;

/** How an agency's topic is named inside the broker. */
final class Topics {

    private Topics() {
    }

    /** The address of a topic: Artemis writes {@code a/b} of MQTT as {@code a.b}. */
    static String address(String topic) {
        return topic.replace('/', '.');
    }

    /** The durable queue that keeps what a route's topic receives. */
    static String queue(String routeId) {
        return "yijian.topic." + routeId;
    }
}
