package org.yijian.routes.federation.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.search.SearchResult;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.Fields;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a hub answers.
 *
 * @param question id of the message that asked
 * @param questionHash SHA-256 of its CMS in hex
 * @param rule wire name of the {@link SearchRule} that decided
 * @param code error code of a refusal; null if it was answered
 * @param total how many records there are within the grant
 * @param totalExact false if there are more
 * @param hits one page of them
 */
public record SearchAnswer(UUID question, String questionHash, String rule, @Nullable String code, long total,
        boolean totalExact, List<SearchResult.Hit> hits) {

    private static final String EXACT = "exact";
    private static final String AT_LEAST = "at-least";

    public SearchAnswer {
        hits = List.copyOf(hits);
    }

    /** A refusal. */
    static SearchAnswer refused(UUID question, String questionHash, SearchRule rule, String code) {
        return new SearchAnswer(question, questionHash, rule.wire(), code, 0, true, List.of());
    }

    ObjectNode json() {
        ObjectNode json = StrictJson.object();
        json.put("question", question.toString());
        json.put("questionHash", questionHash);
        json.put("rule", rule);
        if (code != null) {
            json.put("code", code);
        }
        json.put("total", total);
        json.put("counted", totalExact ? EXACT : AT_LEAST);
        ArrayNode list = json.putArray("hits");
        hits.forEach(hit -> list.add(AnsweredHit.json(hit)));
        return json;
    }

    /**
     * The answer in a body, whoever wrote it.
     *
     * @throws FaultException {@link SecurityError#MESSAGE_MALFORMED}
     */
    public static SearchAnswer of(ObjectNode body) {
        Fields fields = new Fields(body);
        SearchAnswer answer = new SearchAnswer(fields.uuid("question"), fields.text("questionHash"),
                fields.text("rule"), fields.optional("code"), fields.number("total"),
                fields.text("counted").equals(EXACT), hits(body.path("hits")));
        if (answer.hits().size() > SearchQuestion.MOST_HITS || answer.hits().size() > answer.total()) {
            throw new FaultException(SecurityError.MESSAGE_MALFORMED, "hits");
        }
        return answer;
    }

    private static List<SearchResult.Hit> hits(JsonNode list) {
        List<SearchResult.Hit> hits = new ArrayList<>();
        for (JsonNode each : list) {
            if (!(each instanceof ObjectNode hit)) {
                throw new FaultException(SecurityError.MESSAGE_MALFORMED, "hits");
            }
            hits.add(AnsweredHit.of(hit));
        }
        return hits;
    }
}
