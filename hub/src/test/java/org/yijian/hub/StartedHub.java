package org.yijian.hub;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.yijian.sample.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real hub with its real parts in a folder of its own. */
public final class StartedHub implements AutoCloseable {

    public static final String PASSWORD = "hub-it-4711";

    private final ConfigurableApplicationContext context;
    private final Visitor machine;

    public StartedHub(Path home, String... settings) throws IOException {
        Files.createDirectories(home.resolve("secrets"));
        Path password = Files.writeString(home.resolve("secrets/demo-password"), PASSWORD);
        List<String> arguments = new ArrayList<>(List.of("--yijian.home=" + home, "--server.port=0",
                "--yijian.demo.enabled=true", "--yijian.demo.password-file=" + password));
        arguments.addAll(List.of(settings));
        context = new SpringApplicationBuilder(Hub.class).run(arguments.toArray(String[]::new));
        machine = new Visitor(port());
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    }

    public Visitor machine() {
        return machine;
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Sends a file as the administrator. */
    public HttpResponse<String> push(String route, byte[] body, String name, String key)
            throws IOException, InterruptedException {
        return machine.post("/api/v1/intake/" + route, body, "Authorization", administrator(), "Idempotency-Key", key,
                "X-Yijian-File-Name", name, "Content-Type", "text/csv");
    }

    static String administrator() {
        return Visitor.basic("administrator", PASSWORD);
    }

    public JsonNode await(String path, Predicate<JsonNode> condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            JsonNode answer = json(machine.getAs("administrator", PASSWORD, path));
            if (condition.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(path + " " + answer);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    static boolean isFinished(JsonNode exchange) {
        return exchange.path("finishedAt").isString();
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
