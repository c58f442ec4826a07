package org.yijian.benchmarks;

import java.io.IOException;

/** A program that searches, with the same records in it. */
interface Peer extends AutoCloseable {

    String name();

    /**
     * Finds the first ten for somebody with the benchmark's rights.
     *
     * @param facets whether kinds, departments, regions and severities of all that was found are counted
     * @return how many of the ten there are
     */
    int ask(String text, boolean facets) throws IOException;

    /** What it does not do, or does otherwise. */
    String remark();

    @Override
    void close() throws IOException;
}
