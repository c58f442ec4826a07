package org.yijian.agencies;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.yijian.agencies.district.District;
import org.yijian.agencies.district.DistrictGenerator;
import org.yijian.agencies.home.HomeFolder;
import org.yijian.agencies.home.Ports;
import org.yijian.connectors.Connector;
import org.yijian.connectors.IncomingMessage;
import org.yijian.connectors.TranslationSink;
import org.yijian.connectors.folder.FolderConnectors;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Kind;
import org.yijian.records.RejectedRecord;
import org.yijian.records.division.Divisions;
import org.yijian.records.validation.RecordReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a hub has in hand: its home folder, and the connectors; collects what they make of an agency's messages. */
public final class TrialHub implements TranslationSink {

    /** The day of the district; the last few days of every run are part of it. */
    public static final LocalDate DAY = LocalDate.now(Clock.systemUTC()).minusDays(1);

    /** One district for all tests. */
    public static final District DISTRICT = new DistrictGenerator(7, DAY).generate();

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final HomeFolder home;
    private final Ports ports;
    private final List<CanonicalRecord> records = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();

    public TrialHub(Path folder) {
        this.folder = folder;
        this.home = new HomeFolder(folder);
        this.ports = new Ports(home, 0);
    }

    public HomeFolder home() {
        return home;
    }

    public Ports ports() {
        return ports;
    }

    /** A parameter of a route that an agency wrote. */
    public JsonNode parameter(String route, String name) {
        return JSON.readTree(read(folder.resolve("routes").resolve(route + ".json"))).get("parameters").get(name);
    }

    /** The secret that a parameter refers to. */
    public String secret(String route, String parameter) {
        return read(folder.resolve("secrets").resolve(parameter(route, parameter).get("secret").asString()));
    }

    /** Lets the connector translate a message, as the hub would after taking it in. */
    public TrialHub take(String connector, String fileName, Map<String, String> attributes, byte[] raw) {
        try (FolderConnectors connectors = new FolderConnectors(
                new RecordReader(Divisions.shipped(), Clock.systemUTC()), null)) {
            Connector dialect = connectors.named(connector).orElseThrow();
            dialect.translate(new ByteArrayInputStream(raw), new IncomingMessage(fileName, "", attributes), this);
        }
        return this;
    }

    public List<CanonicalRecord> records() {
        return records;
    }

    public List<RejectedRecord> rejected() {
        return rejected;
    }

    public long count(Kind kind) {
        return records.stream().filter(record -> record.kind() == kind).count();
    }

    @Override
    public void accept(CanonicalRecord record) {
        records.add(record);
    }

    @Override
    public void reject(RejectedRecord piece) {
        rejected.add(piece);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
