package org.yijian.agencies.police;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.agencies.district.CareWorker;

/** The household register as far as the simulated police need it. */
final class Register {

    private final Map<String, CareWorker> people;

    Register(List<CareWorker> people) {
        this.people = people.stream().collect(
                Collectors.toUnmodifiableMap(CareWorker::identityNumber, Function.identity(), (one, other) -> one));
    }

    /** VALID, DECEASED, NOT_FOUND or MISMATCH. */
    String status(String identityNumber, String name) {
        @Nullable
        CareWorker person = people.get(identityNumber);
        if (person == null) {
            return "NOT_FOUND";
        }
        return person.name().equals(name)
                ? person.identityStatus().toUpperCase(Locale.ROOT).replace('-', '_')
                : "MISMATCH";
    }
}
