package org.yijian.hub.log;

import java.util.Set;
import java.util.TreeSet;

import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.revocation.PartnerRevocations;
import org.yijian.security.error.Fault;
import org.yijian.security.error.SecurityError;

/** Speaks up while what is known of a partner's revoked certificates gets old, before its messages are refused for that. */
public final class RevocationAlarm {

    private final Alarms alarms;
    private final Set<String> raised = new TreeSet<>();

    public RevocationAlarm(Alarms alarms) {
        this.alarms = alarms;
    }

    /** Looks at all partners once. */
    public synchronized void round(PartnerRevocations revocations) {
        Set<String> ageing = new TreeSet<>();
        for (Partner partner : revocations.ageing()) {
            ageing.add(partner.hub());
            alarms.raise(name(partner.hub()), Fault.of(SecurityError.REVOCATION_AGEING, partner.label(),
                    partner.revocations().asOf(), partner.refuseAt()));
        }
        raised.stream().filter(hub -> !ageing.contains(hub)).forEach(hub -> alarms.clear(name(hub)));
        raised.clear();
        raised.addAll(ageing);
    }

    private static String name(String hub) {
        return "revocations-" + hub;
    }
}
