package org.yijian.agencies.hotline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.agencies.Agency;
import org.yijian.agencies.district.District;
import org.yijian.agencies.home.HomeFolder;
import org.yijian.agencies.home.Progress;

/**
 * 12345热线: sends the complaints of the last 24 months in batches, then a new one now and then. A batch counts as sent
 * only when the hub has answered 202; until then it is tried again, less and less often.
 */
public final class Hotline implements Agency {

    /** Name of the agency, its connector and its route. */
    public static final String NAME = "hotline-12345";

    private static final Logger LOG = LoggerFactory.getLogger(Hotline.class);
    private static final String SECRET = "hotline-12345-webhook";
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final URI address;
    private final Webhook webhook;
    private final WorkOrders orders;
    private final Progress progress;
    private final Path folder;
    private final Duration every;
    private final Thread sender;

    private Hotline(URI address, Webhook webhook, WorkOrders orders, HomeFolder home, Duration every) {
        this.address = address;
        this.webhook = webhook;
        this.orders = orders;
        this.progress = new Progress(home, NAME, "messages-sent");
        this.folder = home.agencyFolder(NAME);
        this.every = every;
        this.sender = Thread.ofPlatform().daemon().name("hotline").unstarted(this::run);
    }

    /**
     * Starts sending and tells the hub that it will.
     *
     * @param hub address of the hub, for example {@code http://127.0.0.1:8080}
     * @param every time between two new complaints after the old ones; zero for none
     */
    public static Hotline start(HomeFolder home, URI hub, District district, long seed, Duration every, Clock clock) {
        String secret = home.secret(SECRET);
        home.route(NAME, "http-push", NAME, Map.of("secret", HomeFolder.secretReference(SECRET)));
        URI address = hub.resolve("/api/v1/intake/" + NAME);
        Hotline hotline = new Hotline(address, new Webhook(address, NAME, secret, clock),
                new WorkOrders(district, seed, clock), home, every);
        hotline.sender.start();
        return hotline;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "webhook → " + address;
    }

    @Override
    public void close() {
        sender.interrupt();
        webhook.close();
    }

    private void run() {
        try {
            while (!every.isZero() || progress.value() < orders.batches()) {
                long message = progress.value();
                if (message >= orders.batches()) {
                    Thread.sleep(every);
                }
                Path kept = folder.resolve("message-" + message + ".json");
                deliver("hotline-" + message, HomeFolder.keep(kept, () -> orders.message(message)));
                progress.reached(message + 1);
                Files.deleteIfExists(kept);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void deliver(String key, byte[] body) throws InterruptedException {
        Duration pause = SHORTEST_PAUSE;
        boolean told = false;
        while (true) {
            Webhook.Answer answer = webhook.post(key, body);
            if (answer.accepted()) {
                return;
            }
            if (!told) {
                LOG.info("the hub does not take complaints now ({}); trying again", answer.reason());
                told = true;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }
}
