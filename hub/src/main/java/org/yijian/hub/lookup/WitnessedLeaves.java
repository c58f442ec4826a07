package org.yijian.hub.lookup;

/** How much of the log enough witnesses have cosigned. */
@FunctionalInterface
public interface WitnessedLeaves {

    /** How many leaves, from the first on. */
    long size();
}
