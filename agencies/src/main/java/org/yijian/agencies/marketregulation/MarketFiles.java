package org.yijian.agencies.marketregulation;

import org.jspecify.annotations.Nullable;
import org.yijian.agencies.district.AbnormalListing;
import org.yijian.agencies.district.District;
import org.yijian.agencies.district.Facility;
import org.yijian.agencies.district.Permit;
import org.yijian.agencies.district.Place;
import org.yijian.agencies.sftp.CsvText;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.Ownership;

/** What market regulation writes into its CSV files. */
final class MarketFiles {

    private final District district;

    MarketFiles(District district) {
        this.district = district;
    }

    String facilities() {
        CsvText csv = new CsvText("统一社会信用代码", "企业名称", "企业类型", "住所", "法定代表人", "成立日期", "登记状态", "登记机关", "行政区划代码");
        for (Facility facility : district.facilities()) {
            csv.row(facility.creditCode(), facility.name(), companyType(facility.ownership()), facility.address(),
                    facility.legalRepresentative(), facility.filedOn().minusDays(30), status(facility.status()),
                    authority(facility), facility.street().code());
        }
        return csv.toString();
    }

    String licences() {
        CsvText csv = new CsvText("统一社会信用代码", "企业名称", "证照类型", "证照编号", "许可范围", "发证机关", "发证日期", "有效期至", "状态", "行政区划代码");
        for (Permit permit : district.permits()) {
            Facility facility = permit.facility();
            @Nullable
            Object validTo = permit.validTo() == null ? "长期" : permit.validTo();
            csv.row(facility.creditCode(), facility.name(), permit.kind(), permit.number(), permit.scope(),
                    authority(facility),
                    permit.issuedOn(), validTo, permit.status(), facility.street().code());
        }
        return csv.toString();
    }

    String abnormalListings() {
        CsvText csv = new CsvText("决定文号", "统一社会信用代码", "企业名称", "列入原因", "列入日期", "移出日期", "移出原因", "作出决定机关", "行政区划代码");
        for (AbnormalListing listing : district.abnormalListings()) {
            Facility facility = listing.facility();
            csv.row(listing.documentNumber(), facility.creditCode(), facility.name(), listing.reason(),
                    listing.listedOn(), listing.removedOn(), listing.removalReason(), authority(facility),
                    facility.street().code());
        }
        return csv.toString();
    }

    static String authority(Facility facility) {
        Place place = Place.of(facility.street());
        return place.city() + place.district() + "市场监督管理局";
    }

    private static String companyType(Ownership ownership) {
        return switch (ownership) {
            case PUBLIC -> "事业单位";
            case PRIVATE -> "有限责任公司";
            case PUBLIC_PRIVATELY_RUN, NON_PROFIT, OTHER -> "民办非企业单位";
        };
    }

    private static String status(FacilityStatus status) {
        return switch (status) {
            case OPEN -> "存续";
            case SUSPENDED -> "停业";
            case CLOSED -> "注销";
        };
    }
}
