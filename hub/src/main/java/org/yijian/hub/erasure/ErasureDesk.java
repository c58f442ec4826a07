package org.yijian.hub.erasure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.PersonalReading;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.records.ledger.personal.Erasures;
import org.yijian.security.access.Permission;
import org.yijian.security.error.FaultException;

/**
 * Takes requests and decisions, and carries out what was approved: first the list of keys that no backup may bring back,
 * then keys and ciphertexts in the database, then the raw messages that brought them. A raw message goes as a whole;
 * whatever else it brought is in the ledger. Every step may be done again, so that a crash between them leaves nothing
 * undone: the hub goes on with it when it starts.
 */
public final class ErasureDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureDesk.class);

    private final Erasures erasures;
    private final PersonalReading personal;
    private final LedgerReader reader;
    private final DestroyedKeys list;
    private final RawCopies raw;
    private final Attachments attachments;

    public ErasureDesk(Erasures erasures, PersonalReading personal, LedgerReader reader, DestroyedKeys list,
            RawCopies raw, Attachments attachments) {
        this.erasures = erasures;
        this.personal = personal;
        this.reader = reader;
        this.list = list;
        this.raw = raw;
        this.attachments = attachments;
    }

    /**
     * Asks for an erasure.
     *
     * @param records records that the account may see
     * @param wholePerson whether all records of the same persons are meant, also those that the account may not see
     * @throws FaultException {@link HubError#NOT_FOUND} if it may not see one of them, and as {@link Erasures#request} does
     */
    public Erasure request(Set<UUID> records, boolean wholePerson, String reason, String legalBasis,
            Account account) {
        Set<UUID> wanted = new LinkedHashSet<>();
        for (UUID record : records) {
            if (reader.record(record, account.scope()).isEmpty()) {
                throw new FaultException(HubError.NOT_FOUND);
            }
            wanted.add(record);
            if (wholePerson) {
                wanted.addAll(personal.ofSamePerson(record));
            }
        }
        return erasures.request(wanted, reason, legalBasis, account.name());
    }

    /**
     * Asks for the erasure of one attachment.
     *
     * @param record a record that the account may see with its attachments
     * @throws FaultException {@link HubError#NOT_FOUND} if it may not, {@link RecordError#ATTACHMENT_UNKNOWN} if the record
     *         has none such, and as {@link Erasures#request} does
     */
    public Erasure request(UUID record, UUID attachment, String reason, String legalBasis, Account account) {
        boolean mayOpen = reader.record(record, account.scope()).filter(found -> found.commitments().isEmpty()
                || account.may(Permission.READ_PERSONAL_FIELDS)).isPresent();
        if (!mayOpen) {
            throw new FaultException(HubError.NOT_FOUND);
        }
        Attachment wanted = attachments.withId(attachment).filter(found -> found.record().equals(record))
                .orElseThrow(() -> new FaultException(RecordError.ATTACHMENT_UNKNOWN, attachment));
        return erasures.request(wanted, reason, legalBasis, account.name());
    }

    /** Decides, and carries out what was approved before it returns. */
    public Erasure decide(UUID id, boolean approved, Account account) {
        Erasure decided = erasures.decide(id, approved, account.name());
        if (approved) {
            carryOut(decided);
        }
        return decided;
    }

    private void carryOut(Erasure erasure) {
        list.add(erasure);
        Set<UUID> exchanges = erasures.destroy(erasure);
        exchanges.forEach(raw::remove);
        attachments.sweep();
        erasures.finish(erasure.id());
        if (erasure.attachment() == null) {
            LOG.info("Erasure {}: personal fields of {} records and {} raw messages are gone", erasure.id(),
                    erasure.records().size(), exchanges.size());
        } else {
            LOG.info("Erasure {}: attachment {} is gone", erasure.id(), erasure.attachment());
        }
    }

    /** Goes on with what a crash interrupted, and destroys again what a restored backup brought back. */
    void resume() {
        erasures.unfinished().forEach(this::carryOut);
        for (Erasure listed : list.all()) {
            if (erasures.anythingLeft(listed)) {
                LOG.warn("A backup brought back keys of erasure {}: they are destroyed again", listed.id());
                erasures.destroy(listed).forEach(raw::remove);
            }
        }
        attachments.sweep();
    }

    /** All, newest first. */
    public List<Erasure> all(int offset, int limit) {
        return erasures.all(offset, limit);
    }
}
