package org.yijian.hub.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.witness.KnownLogs;
import org.yijian.security.witness.Quorum;
import org.yijian.security.witness.WitnessPolicy;

/**
 * Witnesses and witnessed logs as the operator wrote them into the home folder: {@code witness/policy} (C2SP tlog-policy,
 * with addresses), {@code witness/logs} (a log's key a line, {@code #} for remarks). Read at the start.
 */
public final class ConfiguredWitnesses implements Witnesses, KnownLogs {

    private final WitnessPolicy policy;
    private final List<RemoteWitness> witnesses;
    private final List<NoteVerifier> logs;

    /**
     * @param http for addresses without TLS, which may only be on this machine, and for those of public authorities
     * @throws org.yijian.security.error.FaultException {@code WITNESS_POLICY_MALFORMED} or {@code TRUST_UNREADABLE}
     */
    public ConfiguredWitnesses(Path folder, HttpClient http) {
        String text = read(folder.resolve("policy"));
        this.policy = text.isBlank() ? WitnessPolicy.none() : WitnessPolicy.parse(text);
        this.witnesses = policy.witnesses().entrySet().stream().filter(entry -> entry.getValue().url() != null)
                .map(entry -> new RemoteWitness(entry.getKey(), entry.getValue().key(),
                        new HttpWitnessClient(http, URI.create(String.valueOf(entry.getValue().url())))))
                .toList();
        this.logs = read(folder.resolve("logs")).lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).map(NoteVerifier::parse).toList();
    }

    @Override
    public List<RemoteWitness> all() {
        return witnesses;
    }

    @Override
    public Quorum quorum() {
        return policy.quorum();
    }

    @Override
    public List<NoteVerifier> keys(String origin) {
        return logs.stream().filter(key -> key.name().equals(origin)).toList();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
