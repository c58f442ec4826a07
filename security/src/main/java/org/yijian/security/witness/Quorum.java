package org.yijian.security.witness;

import java.util.List;
import java.util.Set;

/** Who must have cosigned. */
public sealed interface Quorum {

    /** Whether those who cosigned are enough. */
    boolean reached(Set<String> cosigners);

    /** Nobody must. */
    record None() implements Quorum {
        @Override
        public boolean reached(Set<String> cosigners) {
            return true;
        }
    }

    /**
     * One witness must.
     *
     * @param name its name in the policy
     */
    record One(String name) implements Quorum {
        @Override
        public boolean reached(Set<String> cosigners) {
            return cosigners.contains(name);
        }
    }

    /**
     * Some of a group must.
     *
     * @param least how many of the members, at least 1
     * @param members witnesses and groups
     */
    record Group(int least, List<Quorum> members) implements Quorum {

        public Group {
            members = List.copyOf(members);
            if (least < 1 || least > members.size()) {
                throw new IllegalArgumentException(least + " of " + members.size());
            }
        }

        @Override
        public boolean reached(Set<String> cosigners) {
            return members.stream().filter(member -> member.reached(cosigners)).count() >= least;
        }
    }
}
