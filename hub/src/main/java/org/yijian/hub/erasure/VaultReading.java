package org.yijian.hub.erasure;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.yijian.hub.lookup.PersonalReading;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.records.ledger.personal.Erasures;
import org.yijian.records.ledger.personal.PersonalVault;

/**
 * Reads personal data where the ledger keeps it.
 *
 * @param vault what is encrypted
 * @param erasures what destroyed some of it
 */
record VaultReading(PersonalVault vault, Erasures erasures) implements PersonalReading {

    @Override
    public CanonicalRecord reveal(StoredRecord stored) {
        return vault.reveal(stored);
    }

    @Override
    public Optional<Erasure> erasure(UUID record) {
        return erasures.of(record);
    }

    @Override
    public List<UUID> withExactly(String path, String value) {
        return vault.withExactly(path, value);
    }

    @Override
    public List<UUID> ofSamePerson(UUID record) {
        return vault.ofSamePerson(record);
    }
}
