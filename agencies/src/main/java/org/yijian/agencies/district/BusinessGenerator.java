package org.yijian.agencies.district;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Makes what market regulation holds: licences, penalties and the abnormal-operation list. */
final class BusinessGenerator {

    private final Choice choice;
    private final LocalDate today;
    private final Wording wording = new Wording();
    private final List<List<String>> penalties = Wordlists.rows("penalties");

    BusinessGenerator(long seed, LocalDate today) {
        this.choice = new Choice(seed, "business");
        this.today = today;
    }

    List<Permit> permits(List<Facility> facilities) {
        List<Permit> permits = new ArrayList<>();
        for (Facility facility : facilities) {
            permits.add(new Permit(facility, "营业执照", facility.creditCode(), wording.phrase("business-scope", choice),
                    facility.filedOn().minusDays(choice.between(10, 90)), null, "有效"));
            if (facility.beds() > 0 && choice.chance(0.85)) {
                permits.add(food(facility));
            }
        }
        return List.copyOf(permits);
    }

    private Permit food(Facility facility) {
        LocalDate from = choice.day(today.minusMonths(61), today.minusMonths(1));
        LocalDate to = from.plusYears(5).minusDays(1);
        return new Permit(facility, "食品经营许可证", "JY35001060%06d".formatted(facility.number() * 7919 % 1_000_000),
                wording.phrase("food-scope", choice), from, to, to.isBefore(today) ? "已过期" : "有效");
    }

    List<Penalty> penalties(List<Facility> facilities) {
        List<Penalty> made = new ArrayList<>();
        for (Facility facility : facilities) {
            int count = (int) Math.floor(facility.weakness() * (facility.isInstitution() ? 7 : 4)
                    * choice.fraction());
            for (int each = 0; each < count; each++) {
                made.add(penalty(facility, made.size() + 1));
            }
        }
        return List.copyOf(made);
    }

    private static String authority(Facility facility) {
        Place place = Place.of(facility.street());
        return place.province() + place.shortName();
    }

    private Penalty penalty(Facility facility, int number) {
        List<String> template = choice.one(penalties);
        LocalDate decided = choice.day(today.minusMonths(24), today.minusDays(3));
        int amount = Integer.parseInt(choice.one(List.of(template.get(3).split(","))));
        return new Penalty(facility,
                "%s市监处罚〔%d〕%d号（演示）".formatted(authority(facility), decided.getYear(), 100 + number),
                wording.fill(template.get(4), choice), template.get(1), template.get(2), amount, decided,
                decided.plusMonths(amount >= 30_000 ? 36 : 12));
    }

    List<AbnormalListing> abnormalListings(List<Facility> facilities) {
        List<AbnormalListing> made = new ArrayList<>();
        for (Facility facility : facilities) {
            if (choice.chance(0.03 + facility.weakness() * 0.2)) {
                made.add(listing(facility, made.size() + 1));
            }
        }
        return List.copyOf(made);
    }

    private AbnormalListing listing(Facility facility, int number) {
        LocalDate listed = choice.day(today.minusMonths(24), today.minusDays(10));
        LocalDate removed = listed.plusDays(choice.between(20, 400));
        boolean over = removed.isBefore(today);
        @Nullable
        String removalReason = over ? wording.phrase("abnormal-out", choice) : null;
        return new AbnormalListing(facility, "渝沙市监异列〔%d〕%d号（演示）".formatted(listed.getYear(), number),
                wording.phrase("abnormal-in", choice), listed, over ? removed : null, removalReason);
    }
}
