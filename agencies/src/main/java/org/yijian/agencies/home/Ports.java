package org.yijian.agencies.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The ports of the agencies, chosen once and kept in {@code agencies/ports.json}: routes name them. */
public final class Ports {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Map<String, Integer> chosen;
    private int next;

    /**
     * @param basePort first port to try, or 0 for whatever the system gives
     */
    public Ports(HomeFolder home, int basePort) {
        this.file = home.agencyFolder(".").normalize().resolve("ports.json");
        this.chosen = Files.exists(file)
                ? JSON.readValue(HomeFolder.read(file), new TypeReference<TreeMap<String, Integer>>() {
                })
                : new TreeMap<>();
        this.next = basePort;
    }

    /** The agency's port on loopback: the one it had before, else a free one. */
    public synchronized int of(String agency) {
        Integer known = chosen.get(agency);
        if (known != null) {
            return known;
        }
        int port = free();
        chosen.put(agency, port);
        HomeFolder.replace(file, JSON.writeValueAsString(chosen) + "\n");
        return port;
    }

    private int free() {
        while (next > 0) {
            int candidate = next++;
            if (!chosen.containsValue(candidate) && isFree(candidate)) {
                return candidate;
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
