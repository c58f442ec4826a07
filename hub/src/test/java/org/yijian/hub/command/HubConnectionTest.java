package org.yijian.hub.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HubConnectionTest {

    @Test
    void aHubThatIsNotThereIsNamedWithWhatToDo() throws IOException {
        // Given
        int port = portOfNobody();
        HubConnection hub = new HubConnection(URI.create("http://127.0.0.1:" + port + "/"), "inspector", "secret");
        // Then
        assertThatThrownBy(() -> hub.get("/api/v1/routes")).isInstanceOf(IOException.class)
                .hasMessageContaining("http://127.0.0.1:" + port + "。").hasMessageContaining("枢纽没有应答")
                .hasMessageContaining("is it running?").hasMessageNotContaining("secret");
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
