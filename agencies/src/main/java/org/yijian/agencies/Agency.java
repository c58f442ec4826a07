package org.yijian.agencies;

/** One simulated agency that is running. */
public interface Agency extends AutoCloseable {

    /** Its name, the same as its connector's. */
    String name();

    /** Where it answers or what it sends, in one short line without secrets. */
    String address();

    @Override
    void close();
}
