package org.yijian.routes.federation.reception;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.validation.RecordDefaults;
import org.yijian.records.validation.RecordReader;
import org.yijian.records.validation.RecordResult;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Message;
import org.yijian.security.message.SenderForm;
import org.yijian.security.message.StrictJson;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads records of partners as strictly as any agency's, and gives them a source that shows whose they are. Knows nothing
 * of feeds and changes nothing, so that it may be done for many at once, before it is their turn.
 */
final class ReadRecords {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {
    };

    private final RecordReader reader;

    ReadRecords(RecordReader reader) {
        this.reader = reader;
    }

    /**
     * What was read of the records beside a message.
     *
     * @param records all of them; empty if one of them is not as it should be
     * @param fault why; null if all are
     */
    record Reading(List<WrittenRecord> records, @Nullable Fault fault) {

        /** @throws FaultException if one of them was not as it should be */
        List<WrittenRecord> required() {
            if (fault != null) {
                throw new FaultException(fault);
            }
            return records;
        }
    }

    Reading read(Partner partner, List<byte[]> records) {
        try {
            List<WrittenRecord> read = records.parallelStream()
                    .map(each -> written(partner, each)).toList();
            requireAlike(read);
            return new Reading(new ArrayList<>(read), null);
        } catch (FaultException e) {
            return new Reading(List.of(), e.fault());
        }
    }

    /** What is kept must be what was sealed, so that who sees it later can compare it with the sender's digest. */
    private WrittenRecord written(Partner partner, byte[] sealed) {
        WrittenRecord written = WrittenRecord.of(one(partner, StrictJson.parse(sealed, Message.MAX_BYTES)));
        boolean same = SenderForm.of(written.content(), partner.hub())
                .filter(kept -> Arrays.equals(kept, sealed)).isPresent();
        if (!same) {
            throw new FaultException(FederationError.RECORD_INVALID, "form");
        }
        return written;
    }

    /** The ledger keeps a message as of one source, one department and one contract. */
    private static void requireAlike(List<WrittenRecord> records) {
        CanonicalRecord first = records.getFirst().record();
        boolean alike = records.stream().map(WrittenRecord::record)
                .allMatch(each -> each.source().equals(first.source()) && each.department() == first.department()
                        && each.contractVersion().equals(first.contractVersion()));
        if (!alike) {
            throw new FaultException(FederationError.RECORD_INVALID, "source");
        }
    }

    /** @throws FaultException {@link FederationError#RECORD_INVALID} with the first thing that is wrong */
    CanonicalRecord one(Partner partner, ObjectNode json) {
        String source = PartnerExchange.source(partner, json.path("source").asString(""));
        Map<String, Object> tree = JSON.convertValue(json, TREE);
        tree.remove("source");
        RecordDefaults defaults = new RecordDefaults(source, Department.PARTNER, "1.0", Sensitivity.PERSONAL, null);
        return switch (reader.read(tree, defaults)) {
            case RecordResult.Valid valid -> valid.record();
            case RecordResult.Invalid invalid -> throw new FaultException(FederationError.RECORD_INVALID,
                    invalid.violations().getFirst().fault().code().code() + " "
                            + invalid.violations().getFirst().path());
        };
    }
}
