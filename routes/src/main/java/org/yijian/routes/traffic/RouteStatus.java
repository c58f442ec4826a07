package org.yijian.routes.traffic;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;

/**
 * How a route does.
 *
 * @param id of the route
 * @param blueprint its blueprint; empty if its definition cannot be read
 * @param connector its connector; empty if its definition cannot be read
 * @param source who sends; empty if its definition cannot be read
 * @param state where it stands
 * @param reason why it is failing or invalid; null otherwise
 * @param lastMessageAt when it last took a message in; null if it has not since the start
 * @param lastPollAt when it last looked; null if it has not, or does not poll
 * @param messages taken in since the start
 * @param duplicates of them known before
 * @param failures since the start
 */
public record RouteStatus(String id, String blueprint, String connector, String source, State state,
        @Nullable Fault reason, @Nullable Instant lastMessageAt, @Nullable Instant lastPollAt, long messages,
        long duplicates, long failures) {

    /** Where a route stands. */
    public enum State {
        /** It works. */
        RUNNING("运行中", "Running"),
        /** It is switched off. */
        STOPPED("已停用", "Stopped"),
        /** It runs, but its last round failed; it goes on by itself when the reason is gone. */
        FAILING("异常", "Failing"),
        /** Its definition is not valid. */
        INVALID("定义有误", "Invalid");

        private final String chinese;
        private final String english;

        State(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }

        /** The name used in JSON. */
        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
