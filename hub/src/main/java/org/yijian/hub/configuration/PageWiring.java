package org.yijian.hub.configuration;

import java.util.Locale;
import java.util.function.BiFunction;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.page.Words;
import org.yijian.records.division.Divisions;
import org.yijian.records.identifier.RegionCode;

/** What pages need besides the rooms. */
@Configuration(proxyBeanMethods = false)
public class PageWiring {

    @Bean
    Words words(MessageSource messages, Divisions divisions) {
        return new Words(messages, regionNames(divisions));
    }

    /** Full names of regions; a code that is no code stays as it is. */
    public static BiFunction<String, Locale, String> regionNames(Divisions divisions) {
        return (code, locale) -> RegionCode.parse(code).map(region -> divisions.fullName(region, locale)).orElse(code);
    }
}
