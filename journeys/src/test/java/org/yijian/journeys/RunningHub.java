package org.yijian.journeys;

import org.citrusframework.http.client.HttpClient;
import org.citrusframework.http.client.HttpClientBuilder;
import org.citrusframework.http.security.HttpAuthentication;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One hub with its agencies for all journeys of a run; started by the first journey, stopped after the last. */
public final class RunningHub implements BeforeAllCallback, ParameterResolver {

    private static final Namespace HOUSE = Namespace.create(RunningHub.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        hub(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == HubProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return hub(context);
    }

    private static HubProcess hub(ExtensionContext context) {
        return context.getRoot().getStore(HOUSE).getOrComputeIfAbsent("hub", key -> started(), HubProcess.class);
    }

    private static HubProcess started() {
        try {
            HubProcess hub = new HubProcess();
            hub.startHub();
            hub.startAgencies();
            return hub;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A Citrus client that signs in with HTTP Basic as this account. */
    static HttpClient as(HubProcess hub, String account) {
        return new HttpClientBuilder().requestUrl(hub.url())
                .authentication(HttpAuthentication.basic(account, HubProcess.PASSWORD)).build();
    }

    /** A Citrus client without any account. */
    static HttpClient anonymous(HubProcess hub) {
        return new HttpClientBuilder().requestUrl(hub.url()).build();
    }
}
