package org.yijian.hub.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.security.witness.AddCheckpoint;
import org.yijian.security.witness.Witness;
import org.yijian.security.witness.WitnessResponse;

/**
 * This hub as a witness: {@code POST /witness/add-checkpoint} (C2SP tlog-witness), {@code GET /witness/key}, and
 * {@code GET /witness/logs/<SHA-256 of the log's name>/checkpoint}, what it holds of a log. Open to anybody: what is
 * asked is judged by the signature of a log that is known.
 */
@RestController
public class WitnessEndpoint {

    private static final String TEXT = "text/plain;charset=UTF-8";

    private final Witness witness;

    public WitnessEndpoint(Witness witness) {
        this.witness = witness;
    }

    @PostMapping("/witness/add-checkpoint")
    ResponseEntity<byte[]> add(HttpServletRequest request) throws IOException {
        byte[] body;
        try (InputStream in = request.getInputStream()) {
            body = in.readNBytes(AddCheckpoint.MAX_BYTES + 1);
        }
        return answer(WitnessResponse.of(witness.answer(new String(body, StandardCharsets.UTF_8))));
    }

    @GetMapping("/witness/key")
    ResponseEntity<byte[]> key() {
        return answer(new WitnessResponse(200, TEXT, witness.key().text() + "\n"));
    }

    @GetMapping("/witness/logs/{log}/checkpoint")
    ResponseEntity<byte[]> held(@PathVariable String log) {
        return answer(WitnessResponse.held(witness.heldUnder(log)));
    }

    private static ResponseEntity<byte[]> answer(WitnessResponse answer) {
        return ResponseEntity.status(answer.status()).contentType(MediaType.parseMediaType(answer.type()))
                .body(answer.body());
    }
}
