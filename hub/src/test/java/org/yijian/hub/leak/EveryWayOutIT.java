package org.yijian.hub.leak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.security.access.AccessScope;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks for leaks in a running hub: people with rights drawn by lot ask in every {@link WayOut}, and what they are told is
 * held against what they may be told. The same seed gives the same records, rights and questions.
 */
@Timeout(180)
@TestMethodOrder(OrderAnnotation.class)
class EveryWayOutIT {

    private static final long SEED = 20_261_122;
    private static final int ASKERS = 6;
    private static final int ROUNDS = Integer.getInteger("yijian.leaks.rounds", 1);
    private static final List<String> WORDS = List.of("", "消防", "食堂 留样", "康乐", "kangle", "老人跌倒了怎么办", "NOT 消防",
            "kind:facility 福*", "date:2020.. 退费", "q7*", "number:K-q7*");

    @TempDir
    private static Path home = Path.of("");

    private static @Nullable MarkedHub marked;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        marked = new MarkedHub(home, ASKERS, SEED);
    }

    @AfterAll
    static void stop() {
        if (marked != null) {
            marked.close();
        }
    }

    private static MarkedHub hub() {
        return Objects.requireNonNull(marked);
    }

    private static WayOut.Asked drawn(String asker) {
        Marked about = hub().drawnRecord();
        String words = hub().random.nextInt(4) == 0
                ? hub().drawnRecord().mark()
                : WORDS.get(hub().random.nextInt(WORDS.size()));
        return new WayOut.Asked(words, about, hub().ids(about), hub().ids(hub().drawnRecord()),
                Objects.requireNonNull(hub().lists.get(asker)));
    }

    @Test
    @Order(1)
    void nobodyIsToldAnythingItMayNotSeeByAnyWayOut() throws IOException, InterruptedException {
        // Given
        List<String> leaks = new ArrayList<>();
        int asked = 0;
        // When
        for (String name : hub().askers.keySet()) {
            Tellable tellable = hub().tellable(name);
            for (int round = 0; round < ROUNDS; round++) {
                WayOut.Asked question = drawn(name);
                for (WayOut way : WayOut.values()) {
                    way.leaks(hub().asker(name), question, tellable)
                            .forEach(leak -> leaks.add(name + " asking " + question.words() + " and of "
                                    + question.about().mark() + " by " + leak));
                    asked++;
                }
            }
        }
        // Then
        System.out.printf("access leaks: %d in %,d questions by %d ways out (seed %d)%n", leaks.size(), asked,
                WayOut.values().length, SEED);
        assertThat(leaks).isEmpty();
    }

    /** Were a way out to forget the rights, it would answer like this: each of them must be caught. */
    @Test
    @Order(2)
    void aWayOutThatForgotTheRightsWouldBeCaught() throws IOException, InterruptedException {
        // Given
        Tellable nothing = hub().tellable(AccessScope.nothing(MarkedHub.EVERYBODY));
        Set<WayOut> silent = EnumSet.allOf(WayOut.class);
        // When
        for (int round = 0; round < 40 && !silent.isEmpty(); round++) {
            WayOut.Asked question = drawn(MarkedHub.EVERYBODY);
            for (WayOut way : EnumSet.copyOf(silent)) {
                if (!way.leaks(hub().asker(MarkedHub.EVERYBODY), question, nothing).isEmpty()) {
                    silent.remove(way);
                }
            }
        }
        // Then
        assertThat(silent).isEmpty();
    }

    @Test
    @Order(3)
    void whoHasLostRightsIsToldNoMoreOfWhatWasRaisedOrApproved() throws IOException, InterruptedException {
        // Given
        List<String> leaks = new ArrayList<>();
        for (String name : hub().askers.keySet()) {
            Asker asker = hub().asker(name);
            String export = JsonMapper.shared().readTree(asker.send("/api/v1/exports",
                    Map.of("query", "q=", "reason", "核对", "key", name))).path("id").asString();
            hub().approve(export);
            // When
            Asker changed = hub().changed(hub().drawn(name));
            Tellable tellable = hub().tellable(name);
            // Then
            String fetched = changed.send("/api/v1/exports/" + export + "/file.jsonl", "");
            assertThat(fetched).contains("\"account\":\"" + name + '"');
            leaks.addAll(tellable.leaks(new Told(fetched), ""));
            leaks.addAll(WayOut.ALERTS.leaks(changed, drawn(name), tellable));
            leaks.addAll(WayOut.SIMILAR.leaks(changed, drawn(name), tellable));
        }
        assertThat(leaks).isEmpty();
    }
}
