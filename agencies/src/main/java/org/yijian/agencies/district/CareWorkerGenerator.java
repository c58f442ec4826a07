package org.yijian.agencies.district;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.yijian.records.identifier.IdentityNumber;

/** Makes the people who work in the facilities: a manager, nurses and care workers. */
final class CareWorkerGenerator {

    /** A county code that was never given out: no real person can have such a number. */
    private static final String NO_COUNTY = "500199";

    private final Choice choice;
    private final LocalDate today;
    private final Map<String, List<String>> words = Wordlists.words("words");
    private final List<CareWorker> people = new ArrayList<>();

    CareWorkerGenerator(long seed, LocalDate today) {
        this.choice = new Choice(seed, "care-workers");
        this.today = today;
    }

    List<CareWorker> generate(List<Facility> facilities) {
        for (Facility facility : facilities) {
            int count = facility.isInstitution() ? choice.between(3, 6) : choice.between(0, 2);
            for (int made = 0; made < count; made++) {
                people.add(person(facility, made == 0));
            }
        }
        return List.copyOf(people);
    }

    private CareWorker person(Facility facility, boolean manager) {
        int number = people.size() + 1;
        LocalDate birth = choice.day(today.minusYears(59), today.minusYears(23));
        String role = manager ? "院长" : choice.one(List.of("养老护理员", "养老护理员", "养老护理员", "护士", "消防控制室值班员", "厨师"));
        return new CareWorker(number, facility, choice.one(words("surname")) + choice.one(words("given")),
                IdentityNumber.compose(NO_COUNTY, birth, choice.between(1, 999)).value(), role,
                "YJ%d%06d".formatted(choice.between(2019, 2025), number),
                choice.one(List.of("五级/初级工", "四级/中级工", "三级/高级工", "二级/技师")), status());
    }

    private String status() {
        double draw = choice.fraction();
        return draw < 0.95 ? "valid" : draw < 0.97 ? "mismatch" : draw < 0.99 ? "not-found" : "deceased";
    }

    private List<String> words(String name) {
        return Objects.requireNonNull(words.get(name), name);
    }
}
