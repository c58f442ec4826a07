package org.yijian.hub.command.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.yijian.hub.command.child.ChildHub;
import org.yijian.hub.command.child.HubClient;

/**
 * One of two hubs under torture.
 *
 * @param region whose hub it is, six digits
 * @param home its home folder
 * @param hub its process
 */
record TorturedHub(String region, Path home, ChildHub hub) implements AutoCloseable {

    private static final String PASSWORD = "torture-only-4711";

    static TorturedHub in(Path home, String region, FederatedTorture.Settings settings) throws IOException {
        ChildHub.writePassword(home, PASSWORD);
        return new TorturedHub(region, home,
                ChildHub.federated(settings.jar(), home, ChildHub.HEAP_MEGABYTES, region, settings.profile()));
    }

    HubClient as(String account) {
        return hub.client(account, PASSWORD);
    }

    /** Starts it; milliseconds until it is ready. */
    long start() throws IOException, InterruptedException {
        return hub.start(as("administrator"));
    }

    /** Sends a file until the hub has taken it. */
    void send(LicenceFile file) throws InterruptedException {
        while (!as("administrator").send("market-regulation", file.name(), file.messageId(), file.content())) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** How many licences a search finds. */
    long licences() throws InterruptedException {
        return as("supervisor").get("/api/v1/search?kind=licence&size=1")
                .map(answer -> answer.path("total").asLong()).orElse(-1L);
    }

    /** A count of the feed in this direction. */
    long feed(String direction, String count) throws InterruptedException {
        return as("administrator").get("/api/v1/feeds").map(feeds -> feeds.valueStream()
                .filter(feed -> feed.path("direction").asString().equals(direction))
                .mapToLong(feed -> feed.path(count).asLong()).sum()).orElse(-1L);
    }

    @Override
    public void close() {
        hub.close();
    }
}
