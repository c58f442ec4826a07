package org.yijian.routes.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.yijian.connectors.Connector;
import org.yijian.connectors.Connectors;
import org.yijian.connectors.Envelope;
import org.yijian.connectors.IncomingMessage;
import org.yijian.connectors.TranslationSink;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.RejectedRecord;
import org.yijian.records.body.CaseState;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.ComplaintChannel;
import org.yijian.routes.RouteError;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * Reads lines {@code key,text}. The line {@code bad} is rejected, {@code unreadable} refuses the message, {@code bug}
 * makes the connector fail as a program does.
 */
public final class LineConnector implements Connector {

    public static final String NAME = "lines";

    private final Envelope envelope;
    private final boolean repaired;

    public LineConnector() {
        this(Envelope.NONE);
    }

    public LineConnector(Envelope envelope) {
        this(envelope, false);
    }

    private LineConnector(Envelope envelope, boolean repaired) {
        this.envelope = envelope;
        this.repaired = repaired;
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    /** A house with only this connector. */
    public static Connectors only() {
        return only(() -> false);
    }

    /** A house with only this connector, which reads every line as soon as it was repaired. */
    public static Connectors only(BooleanSupplier repaired) {
        return new Connectors() {
            @Override
            public Optional<Connector> named(String name) {
                return all().stream().filter(connector -> connector.name().equals(name)).findFirst();
            }

            @Override
            public Collection<Connector> all() {
                return List.of(new LineConnector(Envelope.NONE, repaired.getAsBoolean()));
            }

            @Override
            public Collection<String> reload() {
                return List.of();
            }
        };
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String chinese() {
        return "逐行";
    }

    @Override
    public String english() {
        return "Lines";
    }

    @Override
    public String contractVersion() {
        return "1.0";
    }

    @Override
    public Department department() {
        return Department.HOTLINE;
    }

    @Override
    public void translate(InputStream raw, IncomingMessage message, TranslationSink sink) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(raw, StandardCharsets.UTF_8));
        try {
            String text = reader.readLine();
            for (long line = 1; text != null; line++, text = reader.readLine()) {
                read(repaired ? text + ",read after all" : text, line, sink);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(String text, long line, TranslationSink sink) {
        switch (text) {
            case "bad" -> sink.reject(new RejectedRecord(Fault.of(RouteError.EMPTY), line, "text", null));
            case "unreadable" -> throw new FaultException(RouteError.EMPTY);
            case "bug" -> throw new IllegalStateException("a bug in the program");
            default -> sink.accept(record(text));
        }
    }

    private static CanonicalRecord record(String text) {
        String[] parts = text.split(",", 2);
        Complaint body = new Complaint(null, ComplaintChannel.HOTLINE, parts[0], parts[parts.length - 1], null, null,
                null, null, CaseState.RECEIVED);
        return new CanonicalRecord(NAME, parts[0], new FacilityReference(null, null, null, "F", null, null), "500106",
                Department.HOTLINE, OffsetDateTime.parse("2026-03-01T00:00:00+08:00"), Sensitivity.INTERNAL, "1.0",
                body);
    }
}
