package org.yijian.hub.sample;

import org.springframework.boot.SpringApplication;

/** Runs the web layer over the house in memory, to look at pages while working on them. */
public final class SampleHub {

    private SampleHub() {
    }

    public static void main(String[] arguments) {
        SpringApplication.run(SampleHouse.class, arguments);
    }
}
