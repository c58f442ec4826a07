package org.yijian.records;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The nine kinds of records (DOMAIN.md, "What is exchanged"). */
public enum Kind {
    FACILITY("机构", "Facility"), LICENCE("证照", "Licence"), INSPECTION("检查", "Inspection"), FINDING("问题隐患",
            "Finding"), COMPLAINT("投诉", "Complaint"), CREDIT("信用", "Credit"), INCIDENT("事件",
                    "Incident"), CLAIM("医保", "Insurance claim"), PRACTITIONER("从业人员", "Practitioner");

    private final String chinese;
    private final String english;

    Kind(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** The name used in JSON, in the index and in addresses, for example {@code facility}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    public static Optional<Kind> fromWire(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}
