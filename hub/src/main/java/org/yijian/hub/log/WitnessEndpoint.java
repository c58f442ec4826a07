package org.yijian.hub.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.witness.AddCheckpoint;
import org.yijian.security.witness.Witness;
import org.yijian.security.witness.WitnessAnswer;

/**
 * This hub as a witness: {@code POST /witness/add-checkpoint} (C2SP tlog-witness), {@code GET /witness/key}, and
 * {@code GET /witness/logs/<SHA-256 of the log's name>/checkpoint}, what it holds of a log. Open to anybody: what is
 * asked is judged by the signature of a log that is known.
 */
@RestController
public class WitnessEndpoint {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final MediaType SIZE = MediaType.parseMediaType("text/x.tlog.size");

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
        return switch (witness.answer(new String(body, StandardCharsets.UTF_8))) {
            case WitnessAnswer.Cosigned cosigned -> answer(200, TEXT, lines(cosigned));
            case WitnessAnswer.Conflict conflict -> answer(409, SIZE, conflict.size() + "\n");
            case WitnessAnswer.Refused refused ->
                answer(refused.reason().status(), TEXT, refused.fault().code().code() + "\n");
        };
    }

    @GetMapping("/witness/key")
    ResponseEntity<byte[]> key() {
        return answer(200, TEXT, witness.key().text() + "\n");
    }

    @GetMapping("/witness/logs/{log}/checkpoint")
    ResponseEntity<byte[]> held(@PathVariable String log) {
        return witness.heldUnder(log).map(note -> answer(200, TEXT, note.encode()))
                .orElseGet(() -> answer(404, TEXT, ""));
    }

    private static String lines(WitnessAnswer.Cosigned cosigned) {
        return cosigned.lines().stream().map(SignedNote.Line::encode).collect(Collectors.joining());
    }

    private static ResponseEntity<byte[]> answer(int status, MediaType type, String body) {
        return ResponseEntity.status(status).contentType(type).body(body.getBytes(StandardCharsets.UTF_8));
    }
}
