package org.yijian.hub.key;

import java.util.UUID;

import org.yijian.hub.federation.Federation;
import org.yijian.records.ledger.personal.DataKeys;
import org.yijian.routes.federation.revocation.OwnRevocations;
import org.yijian.security.trust.KeyPurpose;

/** The steps in the rooms that they belong to. */
final class AgreedSteps implements KeySteps {

    private final Federation federation;
    private final DataKeys data;

    AgreedSteps(Federation federation, DataKeys data) {
        this.federation = federation;
        this.data = data;
    }

    @Override
    public void rotate(KeyPurpose purpose, String actor) {
        federation.room().rotation().begin(purpose, actor);
    }

    @Override
    public void revoke(String serial, String reason, String requestedBy, String approvedBy) {
        OwnRevocations revocations = federation.room().revocations();
        revocations.propose(serial, reason, requestedBy);
        revocations.approve(serial, approvedBy);
    }

    @Override
    public void rotateData(UUID key) {
        if (data.all().stream().anyMatch(each -> each.id().equals(key) && each.retiredAt() == null)) {
            data.retire(key);
        }
    }

    @Override
    public void destroyData(UUID key) {
        if (data.all().stream().noneMatch(each -> each.id().equals(key) && each.destroyedAt() != null)) {
            data.destroy(key);
        }
    }
}
