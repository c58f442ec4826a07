package org.yijian.hub.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes {@code home/run.json} when the hub listens, so that the commands find it: address, process id, and the file with
 * the trial accounts' password. Readable by the owner only; taken away when the hub stops.
 */
@Component
public class RunFile implements AutoCloseable {

    /** Name of the file in the home folder. */
    public static final String NAME = "run.json";

    private static final Logger LOG = LoggerFactory.getLogger(RunFile.class);

    private final Path file;
    private final HubProperties properties;
    private final JsonMapper json;

    public RunFile(Home home, HubProperties properties, JsonMapper json) {
        this.file = home.root().resolve(NAME);
        this.properties = properties;
        this.json = json;
    }

    @EventListener
    void write(WebServerInitializedEvent listening) {
        int port = listening.getWebServer().getPort();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("url", "http://127.0.0.1:" + port);
        content.put("port", port);
        content.put("pid", ProcessHandle.current().pid());
        if (properties.demo().enabled() && properties.demo().passwordFile() != null) {
            content.put("user", "administrator");
            content.put("passwordFile", properties.demo().passwordFile().toAbsolutePath().toString());
        }
        try {
            Path fresh = Files.createTempFile(file.getParent(), "run", ".json",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, json.writerWithDefaultPrettyPrinter().writeValueAsString(content));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.info("The hub listens on port {}", port);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
