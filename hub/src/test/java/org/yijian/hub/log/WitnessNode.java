package org.yijian.hub.log;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.yijian.sample.SampleHouse;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.witness.Cosigner;
import org.yijian.security.witness.Witness;
import org.yijian.security.witness.WitnessClient;

/** A hub as a witness: its web server with its security rules, on a port of its own, and a real folder. */
final class WitnessNode implements AutoCloseable {

    private final Map<String, List<NoteVerifier>> logs = new ConcurrentHashMap<>();
    private final Witness witness;
    private final String name;
    private final ConfigurableApplicationContext web;

    WitnessNode(String name, Path folder, KeyRing keys, Clock clock) {
        this.name = name;
        this.witness = new Witness(Cosigner.of(name + ".example/witness", keys, clock),
                origin -> logs.getOrDefault(origin, List.of()), folder);
        this.web = new SpringApplicationBuilder(SampleHouse.class, WitnessEndpoint.class)
                .initializers(context -> ((GenericApplicationContext) context).registerBean(Witness.class,
                        () -> witness))
                .run("--server.port=0", "--" + SampleHouse.READINESS);
    }

    /** It witnesses this log from now on. */
    void knows(String origin, List<NoteVerifier> keys) {
        logs.put(origin, keys);
    }

    Witness witness() {
        return witness;
    }

    URI address() {
        return URI.create(
                "http://127.0.0.1:" + web.getEnvironment().getProperty("local.server.port") + "/witness");
    }

    WitnessClient client() {
        return new HttpWitnessClient(HttpClient.newHttpClient(), address());
    }

    /** As a log's policy names it. */
    RemoteWitness remote() {
        return new RemoteWitness(name, witness.key(), client());
    }

    @Override
    public void close() {
        web.close();
    }
}
