package org.yijian.hub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The running hub. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Hub {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Hub.class);
        application.run(arguments);
    }
}
