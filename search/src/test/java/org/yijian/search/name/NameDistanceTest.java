package org.yijian.search.name;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a name may differ at most only saves work; it never changes what comes out below it. */
class NameDistanceTest {

    private static final float NO_LIMIT = Float.MAX_VALUE;

    @Test
    void givingUpEarlyChangesNoDistanceWithinTheLimit() {
        // Given
        Random random = new Random(7);
        List<String> pieces = List.of("康", "乐", "和", "夕", "阳", "养老院", "敬老院", "a", "b", "care center", "k", "9", "沙",
                "少");
        int within = 0;
        for (int round = 0; round < 5_000; round++) {
            SpelledName typed = name(random, pieces);
            SpelledName name = name(random, pieces);
            float most = random.nextFloat() * 4;
            // When
            float whole = NameDistance.whole(typed, name, NO_LIMIT);
            float part = NameDistance.part(typed, name, NO_LIMIT);
            // Then
            within += compare(whole, NameDistance.whole(typed, name, most), most);
            within += compare(part, NameDistance.part(typed, name, most), most);
        }
        assertThat(within).isGreaterThan(1_000);
    }

    private static int compare(float exact, float limited, float most) {
        if (exact > most) {
            assertThat(limited).isGreaterThan(most);
            return 0;
        }
        assertThat(limited).isEqualTo(exact);
        return 1;
    }

    private static SpelledName name(Random random, List<String> pieces) {
        StringBuilder name = new StringBuilder();
        for (int piece = random.nextInt(5); piece >= 0; piece--) {
            name.append(pieces.get(random.nextInt(pieces.size())));
        }
        return SpelledName.of(name.toString());
    }
}
