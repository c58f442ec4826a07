package org.yijian.hub.erasure;

import java.util.UUID;

/** The raw messages as received. */
@FunctionalInterface
public interface RawCopies {

    /** Removes the raw message of an exchange for good; nothing happens if it is not here. */
    void remove(UUID exchange);
}
