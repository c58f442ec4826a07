package org.yijian.search.relation;

import java.util.Set;
import java.util.UUID;

import org.yijian.records.body.Named;

/**
 * A facility that has something in common with another.
 *
 * @param id its id
 * @param name its name
 * @param reasons what they have in common
 */
public record RelatedFacility(UUID id, String name, Set<Reason> reasons) {

    public RelatedFacility {
        reasons = Set.copyOf(reasons);
    }

    /** What two facilities have in common. The value itself is not told: it stands in the records. */
    public enum Reason implements Named {
        /** One unified social credit code. */
        CREDIT_CODE("统一社会信用代码相同", "Same credit code"),
        /** One chain. */
        CHAIN("所属连锁相同", "Same chain"),
        /** One legal representative, by name. */
        REPRESENTATIVE("法定代表人同名", "Legal representative of the same name"),
        /** One address, up to the house number. */
        ADDRESS("地址相同", "Same address");

        private final String chinese;
        private final String english;

        Reason(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        @Override
        public String chinese() {
            return chinese;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
