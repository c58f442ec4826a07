package org.yijian.sample;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.federation.Federation;
import org.yijian.hub.key.CertificateStatus;
import org.yijian.hub.key.KeyChange;
import org.yijian.hub.key.KeyChanges;
import org.yijian.hub.key.KeyDesk;
import org.yijian.hub.key.KeyDirectory;
import org.yijian.hub.key.KeySteps;
import org.yijian.hub.lookup.Evidence;
import org.yijian.records.ledger.personal.DataKeys.DataKey;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

/** Keys in memory: the hub's own, two of a department, and steps that are only noted. */
@Configuration(proxyBeanMethods = false)
public class SampleKeys implements KeyChanges, KeySteps {

    public static final UUID CURRENT = UUID.fromString("0190b1c0-0000-7000-8000-000000000001");
    public static final UUID UNUSED = UUID.fromString("0190b1c0-0000-7000-8000-000000000002");

    /** What was done to keys. */
    public final List<String> taken = new ArrayList<>();

    private final List<KeyChange> changes = new ArrayList<>();

    @Bean
    KeyDirectory keyDirectory(KeyRing keys, Federation federation) {
        Instant made = Instant.parse("2026-05-01T02:03:04Z");
        return new KeyDirectory(keys, () -> List.of(new DataKey(CURRENT, "police", made, null, null, 12),
                new DataKey(UNUSED, "police", made.minusSeconds(86_400), made, null, 0)), federation);
    }

    @Bean
    CertificateStatus certificateStatus(KeyRing keys, Clock clock) {
        return new CertificateStatus(keys, Optional::empty, clock);
    }

    @Bean
    KeyDesk keyDesk(KeyDirectory directory, Evidence evidence, Clock clock) {
        return new KeyDesk(this, directory, this, evidence, clock);
    }

    @Override
    public synchronized boolean add(KeyChange change) {
        return changes.add(change);
    }

    @Override
    public synchronized Optional<KeyChange> named(UUID id) {
        return changes.stream().filter(change -> change.id().equals(id)).findFirst();
    }

    @Override
    public synchronized void decide(KeyChange decided) {
        changes.replaceAll(change -> change.id().equals(decided.id()) ? decided : change);
    }

    @Override
    public synchronized List<KeyChange> all() {
        return List.copyOf(changes);
    }

    @Override
    public void rotate(KeyPurpose purpose, String actor) {
        taken.add("rotate " + purpose);
    }

    @Override
    public void revoke(String serial, String reason, String requestedBy, String approvedBy) {
        taken.add("revoke " + serial);
    }

    @Override
    public void rotateData(UUID key) {
        taken.add("rotate-data " + key);
    }

    @Override
    public void destroyData(UUID key) {
        taken.add("destroy-data " + key);
    }
}
