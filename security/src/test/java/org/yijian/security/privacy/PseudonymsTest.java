package org.yijian.security.privacy;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PseudonymsTest {

    private static final String NUMBER = "50010619490101123X";

    private final Pseudonyms pseudonyms = Pseudonyms.of(new byte[32]);

    @Test
    void onePersonHasOnePseudonymHoweverTheNumberIsTyped() {
        // When
        String pseudonym = pseudonyms.pseudonym("practitioner", NUMBER);

        // Then
        assertThat(pseudonym).hasSize(64).matches("[0-9a-f]+");
        assertThat(pseudonyms.pseudonym("practitioner", " 50010619490101123x ")).isEqualTo(pseudonym);
        assertThat(pseudonyms.pseudonym("practitioner", "５００１０６１９４９０１０１１２３Ｘ")).isEqualTo(pseudonym);
    }

    @Test
    void pseudonymsOfTwoDomainsKeysOrAlgorithmsCannotBeJoined() {
        // Given
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        // When
        String pseudonym = pseudonyms.pseudonym("practitioner", NUMBER);

        // Then
        assertThat(pseudonym).isNotEqualTo(pseudonyms.pseudonym("elder", NUMBER))
                .isNotEqualTo(Pseudonyms.of(otherKey).pseudonym("practitioner", NUMBER))
                .isNotEqualTo(Pseudonyms.national(new byte[32]).pseudonym("practitioner", NUMBER));
        assertThat(pseudonyms.pseudonym("a", "bc")).isNotEqualTo(pseudonyms.pseudonym("ab", "c"));
    }

    @Test
    void aShortKeyIsRefusedAndTheKeyIsNotShown() {
        assertThatThrownBy(() -> Pseudonyms.of(new byte[8])).isInstanceOf(IllegalArgumentException.class);
        assertThat(pseudonyms.toString()).contains("not shown");
    }
}
