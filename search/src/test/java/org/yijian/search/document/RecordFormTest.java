package org.yijian.search.document;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yijian.search.document.RecordForm.Standing;

import static org.assertj.core.api.Assertions.assertThat;

class RecordFormTest {

    private static final RecordForm NOW = new RecordForm(7, 5, "FINDING COMPLAINT\nPUBLIC INTERNAL");

    private static Map<String, String> kept(int number, String names) {
        return new RecordForm(number, number, names).kept();
    }

    @Test
    void anIndexOfTheSameFormIsTheSame() {
        assertThat(NOW.standing(kept(7, NOW.names()))).isEqualTo(Standing.SAME);
    }

    @Test
    void anIndexWithFewerFieldsCanStillBeRead() {
        assertThat(NOW.standing(kept(5, NOW.names()))).isEqualTo(Standing.OLDER);
    }

    @Test
    void anIndexFromBeforeNamesWereAddedAtTheEndCanStillBeRead() {
        assertThat(NOW.standing(kept(7, "FINDING\nPUBLIC INTERNAL"))).isEqualTo(Standing.OLDER);
    }

    @Test
    void anIndexWhoseOrdinalsMeanSomethingElseIsStrange() {
        assertThat(NOW.standing(kept(7, "COMPLAINT\nPUBLIC INTERNAL"))).isEqualTo(Standing.STRANGE);
        assertThat(NOW.standing(kept(7, "FIND\nPUBLIC INTERNAL"))).isEqualTo(Standing.STRANGE);
        assertThat(NOW.standing(kept(6, "FINDING COMPLAINT CLAIM\nPUBLIC INTERNAL"))).isEqualTo(Standing.STRANGE);
        assertThat(NOW.standing(Map.of("form", "6/0"))).isEqualTo(Standing.STRANGE);
    }

    @Test
    void anIndexTooOldOrFromALaterProgramIsStrange() {
        assertThat(NOW.standing(kept(4, NOW.names()))).isEqualTo(Standing.STRANGE);
        assertThat(NOW.standing(kept(8, NOW.names()))).isEqualTo(Standing.STRANGE);
        assertThat(NOW.standing(Map.of())).isEqualTo(Standing.STRANGE);
    }
}
