package org.yijian.hub.web;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.yijian.hub.configuration.Home;

/** Filters, language and the log's static files. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration implements WebMvcConfigurer {

    private static final Duration TILE_KEPT = Duration.ofDays(365);

    private static final List<String> MACHINES = List.of("/api/**", "/log/**", "/witness/**", "/actuator/**");

    private final Home home;
    private final Language language = new Language();

    public WebConfiguration(Home home) {
        this.home = home;
    }

    @Bean
    Language localeResolver() {
        return language;
    }

    @Bean
    FilterRegistrationBean<OutsideHeaders> outsideHeaders() {
        FilterRegistrationBean<OutsideHeaders> registration = new FilterRegistrationBean<>(new OutsideHeaders());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(language).excludePathPatterns(MACHINES);
        registry.addInterceptor(new Appearance.Keeper()).excludePathPatterns(MACHINES);
    }

    /** The log: the checkpoint is asked for anew each time, full tiles never change. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String folder = home.log().toUri().toString();
        registry.addResourceHandler("/log/{file:checkpoint(?:\\.witnessed|\\.stamped|\\.tsr)?}")
                .addResourceLocations(folder).setUseLastModified(false)
                .setCacheControl(CacheControl.noStore());
        registry.addResourceHandler("/log/tile/**").addResourceLocations(folder + "tile/")
                .setCacheControl(CacheControl.maxAge(TILE_KEPT).cachePublic().immutable());
    }
}
