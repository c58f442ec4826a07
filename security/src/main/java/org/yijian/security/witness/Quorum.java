package org.yijian.security.witness;

import java.util.List;
import java.util.Set;

/** Who must have cosigned. */
public sealed interface Quorum {

    /** Whether those who cosigned are enough. */
    boolean reached(Set<String> cosigners);

    /** The fewest cosigners that can be enough. */
    int least();

    /** Nobody must. */
    record None() implements Quorum {
        @Override
        public boolean reached(Set<String> cosigners) {
            return true;
        }

        @Override
        public int least() {
            return 0;
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

        @Override
        public int least() {
            return 1;
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
        public int least() {
            return members.stream().mapToInt(Quorum::least).sorted().limit(least).sum();
        }

        @Override
        public boolean reached(Set<String> cosigners) {
            return members.stream().filter(member -> member.reached(cosigners)).count() >= least;
        }
    }
}
