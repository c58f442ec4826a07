package org.yijian.hub.command;

import java.io.IOException;

import org.yijian.hub.command.HubConnection.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Small things that the commands about partners share. */
final class Told {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Told() {
    }

    /** The body of an answer that says it was done. */
    static JsonNode done(Answer answer) throws IOException {
        if (answer.status() / 100 != 2) {
            throw new IOException(answer.problem() + " " + answer.body().path("remedyChinese").asString(""));
        }
        return answer.body();
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** An object with one text. */
    static String json(String name, String value) {
        return object().put(name, value).toString();
    }

    /** A fault as the API tells it. */
    static String problem(JsonNode problem) {
        return "%s %s %s%n    %s %s".formatted(problem.path("code").asString(), problem.path("chinese").asString(),
                problem.path("english").asString(), problem.path("remedyChinese").asString(),
                problem.path("remedyEnglish").asString());
    }
}
