package org.yijian.records;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The departments that hold records (DOMAIN.md, "Who exchanges"). */
public enum Department {
    CIVIL_AFFAIRS("民政", "Civil affairs"), HEALTH("卫生健康", "Health"), INSURANCE("医疗保障", "Medical insurance"), POLICE("公安",
            "Police"), MARKET_REGULATION("市场监管", "Market regulation"), FIRE_RESCUE("消防救援", "Fire rescue"), HOTLINE(
                    "12345热线", "12345 hotline"), HUMAN_RESOURCES("人力资源社会保障", "Human resources"), DISABLED_PERSONS("残联",
                            "Disabled persons' federation"), HOUSING("住房城乡建设", "Housing"), EMERGENCY("应急管理",
                                    "Emergency management"), OPERATOR("运营机构", "Operators"), OPEN_DATA("开放数据",
                                            "Open data"), PARTNER("外地枢纽", "Partner hubs");

    private final String chinese;
    private final String english;

    Department(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** The name used in JSON, in the index and in addresses, for example {@code civil-affairs}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    public static Optional<Department> fromWire(String wire) {
        return Arrays.stream(values()).filter(department -> department.wire().equals(wire)).findFirst();
    }
}
