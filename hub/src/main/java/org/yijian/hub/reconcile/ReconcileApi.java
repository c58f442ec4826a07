package org.yijian.hub.reconcile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.HtmlUtils;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.page.Wording;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.supervision.dossier.Dossier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/reconcile}: the service's manifest, its queries, and what belongs to them. */
@RestController
@Tag(name = "reconcile", description = "名单核对（W3C Reconciliation Service API 0.2，可用于 OpenRefine）")
public class ReconcileApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Reconciling reconciling;

    ReconcileApi(Reconciling reconciling) {
        this.reconciling = reconciling;
    }

    @RequestMapping(path = Manifest.PATH, method = { RequestMethod.GET,
            RequestMethod.POST }, consumes = { MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.ALL_VALUE })
    @Operation(summary = "服务说明与批量核对 Manifest; with queries= or extend= a batch")
    Map<String, Object> service(@AuthenticationPrincipal Account account, StatedPurpose purpose, Locale locale,
            @RequestParam(required = false) @Nullable String queries,
            @RequestParam(required = false) @Nullable String extend) {
        if (queries != null) {
            return reconciling.queries(read(queries, "queries"), account, purpose);
        }
        if (extend != null) {
            return reconciling.extend(read(extend, "extend"), account, purpose, locale);
        }
        return Manifest.of(ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
    }

    @PostMapping(path = Manifest.PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "批量核对 A batch as JSON", description = "The batch itself, or {\"queries\": batch}.")
    Map<String, Object> json(@AuthenticationPrincipal Account account, StatedPurpose purpose,
            @RequestBody JsonNode body) {
        return reconciling.queries(body.path("queries").isObject() ? body.path("queries") : body, account, purpose);
    }

    @GetMapping(Manifest.PATH + "/suggest/entity")
    @Operation(summary = "机构提示 Suggest facilities")
    Map<String, Object> entities(@AuthenticationPrincipal Account account, StatedPurpose purpose,
            @RequestParam(defaultValue = "") String prefix) {
        return Map.of("result", reconciling.entities(prefix, account, purpose));
    }

    @GetMapping(Manifest.PATH + "/suggest/type")
    @Operation(summary = "类型提示 Suggest types")
    Map<String, Object> types() {
        return Map.of("result", List.of(Manifest.TYPE));
    }

    @GetMapping(Manifest.PATH + "/suggest/property")
    @Operation(summary = "属性提示 Suggest properties")
    Map<String, Object> properties(@RequestParam(defaultValue = "") String prefix, Locale locale) {
        String start = prefix.toLowerCase(Locale.ROOT);
        return Map.of("result",
                Stream.of(Property.values()).filter(property -> property.id().startsWith(start)
                        || property.field().label(locale).toLowerCase(Locale.ROOT).contains(start))
                        .map(property -> property.described(locale)).toList());
    }

    @GetMapping(Manifest.PATH + "/properties")
    @Operation(summary = "可取属性 Properties that can be fetched")
    Map<String, Object> proposed(@RequestParam(defaultValue = "facility") String type, Locale locale) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("type", type);
        answer.put("properties",
                Stream.of(Property.values()).map(property -> property.described(locale)).toList());
        return answer;
    }

    // no style sheet may be loaded inside OpenRefine's frame, hence the plain table
    @GetMapping(path = Manifest.PATH + "/preview", produces = "text/html;charset=UTF-8")
    @Operation(summary = "机构预览 A small page about a facility")
    String preview(@AuthenticationPrincipal Account account, StatedPurpose purpose, @RequestParam String id,
            Wording wording) {
        Dossier dossier = reconciling.preview(id, account, purpose)
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"UTF-8\"><title>")
                .append("颐鉴 Yijian</title><table>");
        for (Property property : Property.values()) {
            String value = dossier.identity().value(property.field());
            if (value != null) {
                page.append("<tr><th scope=\"row\" align=\"left\" valign=\"top\" nowrap><small>")
                        .append(HtmlUtils.htmlEscape(property.field().label(wording.locale())))
                        .append("</small></th><td><small>")
                        .append(HtmlUtils.htmlEscape(wording.identity(property.field(), value)))
                        .append("</small></td></tr>");
            }
        }
        return page.append("</table></html>").toString();
    }

    private static JsonNode read(String text, String name) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException noJson) {
            throw new FaultException(Fault.of(HubError.BAD_PARAMETER, name, "…"), noJson);
        }
    }
}
