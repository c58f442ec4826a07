package org.yijian.agencies.district;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.Ownership;
import org.yijian.records.identifier.CreditCode;

/** Makes the 68 institutions and 140 community sites of the district (the numbers that its plan gives). */
final class FacilityGenerator {

    private static final int STATIONS = 90;
    private static final int MUTUAL_AID_POINTS = 16;
    private static final int EMBEDDED = 8;

    private final Choice choice;
    private final LocalDate today;
    private final Map<String, List<String>> words = Wordlists.words("words");
    private final Wording wording = new Wording();
    private final Place place;
    private final List<Street> streets;
    private final Set<String> namesTaken = new HashSet<>();
    private final List<Facility> facilities = new ArrayList<>();

    FacilityGenerator(Place place, long seed, LocalDate today) {
        this.place = place;
        this.streets = place.streets();
        this.choice = new Choice(seed, "facilities");
        this.today = today;
    }

    List<Facility> generate() {
        add(54, FacilityType.INSTITUTION);
        add(12, FacilityType.MEDICAL_CARE_COMBINED);
        add(2, FacilityType.NURSING_HOME);
        streets.forEach(street -> facilities.add(facility(FacilityType.SERVICE_CENTRE, street)));
        add(STATIONS, FacilityType.SERVICE_STATION);
        add(MUTUAL_AID_POINTS, FacilityType.MUTUAL_AID_POINT);
        add(EMBEDDED, FacilityType.EMBEDDED);
        return List.copyOf(facilities);
    }

    private void add(int count, FacilityType type) {
        for (int made = 0; made < place.share(count); made++) {
            facilities.add(facility(type, choice.one(streets)));
        }
    }

    private Facility facility(FacilityType type, Street street) {
        int number = facilities.size() + 1;
        Ownership ownership = ownership(type);
        String brand = choice.one(words("brand"));
        String name = uniqueName(type, street, brand);
        int beds = beds(type);
        int nursingBeds = beds * choice.between(40, 85) / 100;
        boolean priced = type != FacilityType.MUTUAL_AID_POINT && type != FacilityType.SERVICE_STATION && beds > 0;
        int price = choice.between(14, 42) * 100;
        LocalDate filedOn = choice.day(today.minusYears(9), today.minusMonths(7));
        return new Facility(number, name + Facility.MARK, alias(type, brand), type, ownership, street,
                address(street), around(street.latitude()), around(street.longitude()), creditCode(number, ownership),
                "%s-YL-%d-%04d".formatted(place.region(), filedOn.getYear(), number), filedOn, beds, nursingBeds,
                beds * choice.between(35, 98) / 100, person(), chain(ownership), grade(type), priced ? price : null,
                priced ? price + choice.between(10, 45) * 100 : null, status(), Math.pow(choice.fraction(), 2.2),
                medicalLicence(number, type), designation(number, type));
    }

    private String uniqueName(FacilityType type, Street street, String brand) {
        String name = name(type, street, brand);
        for (int attempt = 2; !namesTaken.add(name); attempt++) {
            name = attempt < 20
                    ? name(type, street, choice.one(words("brand")))
                    : name(type, street, brand) + "第" + attempt + "服务点";
        }
        return name;
    }

    private String name(FacilityType type, Street street, String brand) {
        String community = choice.one(words("community"));
        return switch (type) {
            case INSTITUTION -> place.city() + place.district() + brand + choice.one(words("institution"));
            case MEDICAL_CARE_COMBINED -> place.city().replace("市", "") + brand + "医养结合养老中心";
            case NURSING_HOME -> place.city().replace("市", "") + brand + "护理院";
            case SERVICE_CENTRE -> place.district() + street.name() + "养老服务中心";
            case SERVICE_STATION -> street.shortName() + community + "社区养老服务站";
            case MUTUAL_AID_POINT -> street.shortName() + community + "互助养老点";
            case EMBEDDED -> street.shortName() + brand + "社区嵌入式养老院";
        };
    }

    private @Nullable String alias(FacilityType type, String brand) {
        return type == FacilityType.INSTITUTION && choice.chance(0.25) ? place.shortName() + brand + "养老" : null;
    }

    private Ownership ownership(FacilityType type) {
        if (type == FacilityType.INSTITUTION || type == FacilityType.EMBEDDED) {
            return choice.one(List.of(Ownership.PRIVATE, Ownership.PRIVATE, Ownership.NON_PROFIT,
                    Ownership.PUBLIC_PRIVATELY_RUN, Ownership.PUBLIC));
        }
        return choice.one(type == FacilityType.NURSING_HOME || type == FacilityType.MEDICAL_CARE_COMBINED
                ? List.of(Ownership.PRIVATE, Ownership.PUBLIC_PRIVATELY_RUN)
                : List.of(Ownership.PUBLIC, Ownership.PUBLIC_PRIVATELY_RUN, Ownership.PUBLIC_PRIVATELY_RUN));
    }

    private int beds(FacilityType type) {
        return switch (type) {
            case INSTITUTION -> choice.between(4, 32) * 10;
            case MEDICAL_CARE_COMBINED, NURSING_HOME -> choice.between(12, 48) * 10;
            case SERVICE_CENTRE -> choice.between(10, 40);
            case EMBEDDED -> choice.between(10, 49);
            case SERVICE_STATION -> choice.between(0, 6);
            case MUTUAL_AID_POINT -> 0;
        };
    }

    private String address(Street street) {
        return place.city() + place.district() + street.name() + choice.one(street.roads()) + choice.between(1, 299)
                + "号";
    }

    private double around(double middle) {
        return Math.round((middle + (choice.fraction() - 0.5) * 0.012) * 1e5) / 1e5;
    }

    /** Organisation codes beginning with YJ were never given out: no real organisation is hit. */
    private String creditCode(int number, Ownership ownership) {
        String registration = switch (ownership) {
            case PUBLIC -> "12";
            case PRIVATE -> "91";
            case PUBLIC_PRIVATELY_RUN, NON_PROFIT, OTHER -> "52";
        };
        return CreditCode.compose(registration, place.region(), "YJ%06d".formatted(number)).value();
    }

    private String person() {
        return choice.one(words("surname")) + choice.one(words("given"));
    }

    private @Nullable String chain(Ownership ownership) {
        return ownership == Ownership.PUBLIC || choice.chance(0.6) ? null : choice.one(words("chain"));
    }

    private @Nullable String grade(FacilityType type) {
        boolean graded = type == FacilityType.INSTITUTION || type == FacilityType.MEDICAL_CARE_COMBINED;
        return graded && choice.chance(0.7) ? choice.one(List.of("一级", "二级", "二级", "三级", "三级", "四级", "五级")) : null;
    }

    private FacilityStatus status() {
        return choice.chance(0.94)
                ? FacilityStatus.OPEN
                : choice.chance(0.6) ? FacilityStatus.SUSPENDED : FacilityStatus.CLOSED;
    }

    private @Nullable MedicalLicence medicalLicence(int number, FacilityType type) {
        boolean licensed = switch (type) {
            case MEDICAL_CARE_COMBINED, NURSING_HOME -> true;
            case INSTITUTION -> choice.chance(0.55);
            case SERVICE_CENTRE -> choice.chance(0.5);
            case SERVICE_STATION, EMBEDDED -> choice.chance(0.08);
            case MUTUAL_AID_POINT -> false;
        };
        if (!licensed) {
            return null;
        }
        LocalDate from = choice.day(today.minusMonths(58), today.minusMonths(2));
        return new MedicalLicence("PDYYJ%04d-50010617D2%03d".formatted(number, choice.between(100, 999)),
                wording.phrase("medical-scope", choice), from, from.plusYears(5).minusDays(1), choice.chance(0.88));
    }

    private @Nullable String designation(int number, FacilityType type) {
        boolean eligible = type != FacilityType.MUTUAL_AID_POINT && type != FacilityType.SERVICE_STATION;
        return eligible && choice.chance(0.55) ? "CHX" + place.region() + "%04d".formatted(number) : null;
    }

    private List<String> words(String name) {
        return Objects.requireNonNull(words.get(name), name);
    }
}
