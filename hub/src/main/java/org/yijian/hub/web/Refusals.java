package org.yijian.hub.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.yijian.hub.HubError;
import org.yijian.hub.account.SignInGuard;
import org.yijian.security.error.Fault;
import tools.jackson.databind.json.JsonMapper;

/** Tells machines why they were refused, as problem+json. */
@Component
public class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;

    public Refusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        Fault fault = switch (refused) {
            case LockedException locked -> Fault.of(HubError.SIGN_IN_LOCKED, SignInGuard.MINUTES);
            case BadCredentialsException wrong -> Fault.of(HubError.SIGN_IN_FAILED);
            case AuthenticationServiceException away -> Faults.of(away);
            default -> Fault.of(HubError.NOT_SIGNED_IN);
        };
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"yijian\", charset=\"UTF-8\"");
        write(fault, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        write(Fault.of(HubError.NOT_PERMITTED), response);
    }

    private void write(Fault fault, HttpServletResponse response) throws IOException {
        HttpStatus status = Problems.status(fault.code());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsString(Problems.detail(fault, status, Locale.CHINESE))
                .getBytes(StandardCharsets.UTF_8));
    }
}
