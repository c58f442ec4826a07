package org.yijian.agencies.hotline;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.agencies.LoopbackServer;
import org.yijian.agencies.TrialHub;
import org.yijian.records.Kind;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class HotlineIT {

    private record Post(String key, String timestamp, String signature, byte[] body) {}

    private final TrialHub hub;
    private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final LoopbackServer server = LoopbackServer.http(0, "/api/v1/intake/hotline-12345", this::take);

    HotlineIT(@TempDir Path folder) {
        this.hub = new TrialHub(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyComplaintArrivesSignedAndBecomesARecord() throws Exception {
        // Given
        int batches = new WorkOrders(TrialHub.DISTRICT, 7, Clock.systemUTC()).batches();

        // When
        List<Post> arrived = new ArrayList<>();
        try (Hotline agency = start(Duration.ZERO)) {
            for (int batch = 0; batch < batches; batch++) {
                arrived.add(next());
            }
        }

        // Then
        assertThat(arrived).allSatisfy(post -> assertThat(post.signature()).isEqualTo(signature(post)));
        assertThat(arrived).extracting(Post::key).doesNotHaveDuplicates();
        arrived.forEach(post -> hub.take(Hotline.NAME, post.key() + ".json", Map.of(), post.body()));
        assertThat(hub.rejected()).isEmpty();
        assertThat(hub.count(Kind.COMPLAINT)).isEqualTo(TrialHub.DISTRICT.hotlineOrders().size());
    }

    @Test
    void aMessageThatIsNotTakenIsSentAgainTheSame() throws Exception {
        // Given
        refusals.set(2);

        // When
        try (Hotline agency = start(Duration.ZERO)) {
            Post first = next();
            Post second = next();
            Post third = next();

            // Then
            assertThat(List.of(second.key(), third.key())).containsOnly(first.key());
            assertThat(third.body()).isEqualTo(first.body());
        }
    }

    @Test
    void afterARestartItGoesOnWhereItWas() throws Exception {
        // Given
        int batches = new WorkOrders(TrialHub.DISTRICT, 7, Clock.systemUTC()).batches();
        Post last;
        try (Hotline agency = start(Duration.ofMillis(1))) {
            last = next();
            for (int post = 0; post < batches + 1; post++) {
                last = next();
            }
        }
        posts.clear();

        // When
        try (Hotline agency = start(Duration.ofMillis(1))) {
            Post first = next();

            // Then
            assertThat(number(first)).isGreaterThanOrEqualTo(number(last));
        }
    }

    private Hotline start(Duration every) {
        return Hotline.start(hub.home(), URI.create("http://127.0.0.1:" + server.port()), TrialHub.DISTRICT, 7, every,
                Clock.systemUTC());
    }

    private Post next() throws InterruptedException {
        Post post = posts.poll(30, TimeUnit.SECONDS);
        assertThat(post).isNotNull();
        return Objects.requireNonNull(post);
    }

    private static int number(Post post) {
        return Integer.parseInt(post.key().substring("hotline-".length()));
    }

    private String signature(Post post) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(hub.secret(Hotline.NAME, "secret").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update(post.timestamp().getBytes(StandardCharsets.UTF_8));
        mac.update((byte) '.');
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(post.body()));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            posts.add(new Post(String.valueOf(headers.getFirst("Idempotency-Key")),
                    String.valueOf(headers.getFirst("X-Yijian-Timestamp")),
                    String.valueOf(headers.getFirst("X-Yijian-Signature")), exchange.getRequestBody().readAllBytes()));
            boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            LoopbackServer.answer(exchange, refused ? 503 : 202, "application/json", new byte[0]);
        }
    }
}
