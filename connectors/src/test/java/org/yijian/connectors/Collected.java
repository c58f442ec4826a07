package org.yijian.connectors;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.Kind;
import org.yijian.records.RejectedRecord;
import org.yijian.records.division.Divisions;
import org.yijian.records.validation.RecordReader;

/** Keeps what a connector hands over. */
public final class Collected implements TranslationSink {

    public final List<CanonicalRecord> records = new ArrayList<>();
    public final List<RejectedRecord> rejected = new ArrayList<>();

    /** Checks records against the shipped divisions, on a fixed day. */
    public static RecordReader reader() {
        return new RecordReader(Divisions.shipped(),
                Clock.fixed(Instant.parse("2026-11-21T04:00:00Z"), ZoneOffset.ofHours(8)));
    }

    public static Collected of(Connector connector, byte[] raw, IncomingMessage message) {
        Collected collected = new Collected();
        connector.translate(new ByteArrayInputStream(raw), message, collected);
        return collected;
    }

    public static IncomingMessage file(String name) {
        return new IncomingMessage(name, "", Map.of());
    }

    @Override
    public void accept(CanonicalRecord record) {
        records.add(record);
    }

    @Override
    public void reject(RejectedRecord refused) {
        rejected.add(refused);
    }

    public long count(Kind kind) {
        return records.stream().filter(record -> record.kind() == kind).count();
    }

    /** Codes of the rejections, in order. */
    public List<String> codes() {
        return rejected.stream().map(each -> each.fault().code().code()).toList();
    }
}
