package org.yijian.sample;

import org.springframework.boot.SpringApplication;

/** Runs the web layer over the house in memory, to look at pages while working on them. */
public final class SampleHub {

    private SampleHub() {
    }

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(SampleHouse.class);
        System.setProperty("management.endpoint.health.group.readiness.include", "readinessState");
        application.run(arguments);
    }
}
