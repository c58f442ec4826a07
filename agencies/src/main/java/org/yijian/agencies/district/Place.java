package org.yijian.agencies.district;

import java.util.Arrays;
import java.util.List;

/** A district that can be generated, and how it is called. */
public enum Place {
    /** The district of the first demonstration hub, in full. */
    SHAPINGBA("500106", "重庆市", "沙坪坝区", "渝", "streets", 100),
    /** The partner district: small, and only agencies whose messages name the region. */
    WUHOU("510107", "成都市", "武侯区", "川", "streets-510107", 35);

    private final String region;
    private final String city;
    private final String district;
    private final String province;
    private final String streets;
    private final int percent;

    Place(String region, String city, String district, String province, String streets, int percent) {
        this.region = region;
        this.city = city;
        this.district = district;
        this.province = province;
        this.streets = streets;
        this.percent = percent;
    }

    /** GB/T 2260 code of the district. */
    public String region() {
        return region;
    }

    /** 重庆市. */
    public String city() {
        return city;
    }

    /** 沙坪坝区. */
    public String district() {
        return district;
    }

    /** 沙坪坝. */
    public String shortName() {
        return district.substring(0, district.length() - 1);
    }

    /** The province's one-character name, as document numbers begin with. */
    public String province() {
        return province;
    }

    /** This many of a hundred, at least one. */
    int share(int count) {
        return Math.max(1, count * percent / 100);
    }

    List<Street> streets() {
        return Wordlists.rows(streets).stream().map(Street::from).toList();
    }

    /** The place with this region code. */
    public static Place of(String region) {
        return Arrays.stream(values()).filter(place -> place.region.equals(region)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no district " + region + " can be generated"));
    }

    /** The place that this street belongs to. */
    public static Place of(Street street) {
        return of(street.code().substring(0, 6));
    }
}
