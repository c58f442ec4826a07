package org.yijian.routes.federation.reception;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TurnsTest {

    private final Turns turns = new Turns();

    @Test
    void whoCameLaterHasItsEffectLaterThoughItIsReadySooner() throws Exception {
        Turns.Turn first = turns.take("hub:1");
        Turns.Turn second = turns.take("hub:1");
        Turns.Turn third = turns.take("hub:1");
        List<String> effects = new CopyOnWriteArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> last = threads.submit(() -> effect(third, "third", effects));
            Future<?> middle = threads.submit(() -> effect(second, "second", effects));
            effect(first, "first", effects);
            middle.get();
            last.get();
        }
        assertThat(effects).containsExactly("first", "second", "third");
    }

    private static void effect(Turns.Turn turn, String name, List<String> effects) {
        try (turn) {
            turn.await();
            effects.add(name);
        }
    }

    @Test
    void onePartnerDoesNotWaitForAnother() {
        turns.take("hub:1");
        Turns.Turn other = turns.take("hub:2");
        other.await();
        assertThat(other).isNotNull();
    }
}
