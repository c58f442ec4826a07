package org.yijian.hub.index;

import java.util.Set;

/** The nodes of this hub. */
public interface Nodes {

    /** This node's address among them. */
    String self();

    /** The addresses of all that are up. */
    Set<String> up();

    /** Has every node compare its index now, this one too. */
    void compareAll();

    /** @param compare what a node does when that is wanted; returns at once */
    void whenWanted(Runnable compare);
}
