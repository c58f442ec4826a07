package org.yijian.hub.federation;

import java.util.List;

import org.yijian.hub.log.HttpWitnessClient;
import org.yijian.hub.log.RemoteWitness;
import org.yijian.hub.log.Witnesses;
import org.yijian.routes.federation.witness.PartnerWitnesses;
import org.yijian.security.witness.Quorum;

/** The partners as witnesses of this hub's log: half of them, rounded up, must have cosigned. */
final class PartnersAsWitnesses implements Witnesses {

    private final Federation federation;
    private volatile Known known = new Known(List.of(), List.of());

    /** The same partners give the same witnesses, because what is known of each is kept by it. */
    private record Known(List<PartnerWitnesses.Guest> guests, List<RemoteWitness> witnesses) {}

    PartnersAsWitnesses(Federation federation) {
        this.federation = federation;
    }

    @Override
    public List<RemoteWitness> all() {
        if (!federation.on()) {
            return List.of();
        }
        List<PartnerWitnesses.Guest> guests = federation.room().witnesses().all();
        Known last = known;
        if (!last.guests().equals(guests)) {
            last = new Known(guests, guests.stream().map(PartnersAsWitnesses::witness).toList());
            known = last;
        }
        return last.witnesses();
    }

    private static RemoteWitness witness(PartnerWitnesses.Guest guest) {
        return new RemoteWitness(guest.hub(), guest.keys(), guest.ended(),
                new HttpWitnessClient(guest.http(), guest.prefix()));
    }

    @Override
    public Quorum quorum() {
        List<Quorum> each = all().stream().<Quorum>map(witness -> new Quorum.One(witness.name())).toList();
        return each.isEmpty() ? new Quorum.None() : new Quorum.Group((each.size() + 1) / 2, each);
    }
}
