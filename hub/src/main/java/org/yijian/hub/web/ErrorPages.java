package org.yijian.hub.web;

import java.util.Locale;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.yijian.hub.HubError;
import org.yijian.security.error.Fault;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last word on errors that no controller answered: a page for people, problem+json for machines. Never a stack
 * trace, never a message from inside.
 */
@Controller
public class ErrorPages implements ErrorController {

    private final JsonMapper json;

    public ErrorPages(JsonMapper json) {
        this.json = json;
    }

    @RequestMapping("/error")
    ModelAndView error(HttpServletRequest request, Locale locale) {
        Fault fault = fault(status(request), request);
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) == null
                ? status(request)
                : Problems.status(fault.code());
        return forMachines(request) ? problem(fault, status, locale) : page(fault, status, locale);
    }

    /** The page for a fault. */
    public static ModelAndView page(Fault fault, HttpStatus status, Locale locale) {
        ModelAndView page = new ModelAndView("error");
        page.setStatus(status);
        page.addObject("status", status.value());
        page.addObject("code", fault.code().code());
        page.addObject("text", fault.text(locale));
        page.addObject("remedy", fault.remedy(locale));
        return page;
    }

    private ModelAndView problem(Fault fault, HttpStatus status, Locale locale) {
        String body = json.writeValueAsString(Problems.detail(fault, status, locale));
        View view = (model, request, response) -> {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding("UTF-8");
            if (status == HttpStatus.SERVICE_UNAVAILABLE) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(Problems.RETRY_SECONDS));
            }
            response.getWriter().write(body);
        };
        ModelAndView answer = new ModelAndView(view);
        answer.setStatus(status);
        return answer;
    }

    private static boolean forMachines(HttpServletRequest request) {
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return path.startsWith("/api/") || path.startsWith("/log/") || path.startsWith("/actuator/");
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }

    private static Fault fault(HttpStatus status, HttpServletRequest request) {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown instanceof Throwable exception) {
            return Faults.of(exception);
        }
        return switch (status) {
            case NOT_FOUND -> Fault.of(HubError.NOT_FOUND);
            case UNAUTHORIZED -> Fault.of(HubError.NOT_SIGNED_IN);
            case FORBIDDEN -> Fault.of(HubError.NOT_PERMITTED);
            case SERVICE_UNAVAILABLE -> Fault.of(HubError.TEMPORARILY_UNAVAILABLE);
            default -> Fault.of(HubError.BAD_REQUEST, status.value());
        };
    }
}
