package org.yijian.hub.notice;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NoticesTest {

    @Test
    void pausesDoubleUpToSixHours() {
        assertThat(Notices.pause(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Notices.pause(4)).isEqualTo(Duration.ofMinutes(8));
        assertThat(Notices.pause(9)).isEqualTo(Duration.ofMinutes(256));
        assertThat(Notices.pause(10)).isEqualTo(Duration.ofHours(6));
        assertThat(Notices.pause(1_000)).isEqualTo(Duration.ofHours(6));
    }
}
