package org.yijian.security.time;

import java.io.IOException;

/** An authority that stamps, wherever it is. */
@FunctionalInterface
public interface TimeStampSource {

    /**
     * Asks for a time-stamp. What comes back is not believed yet.
     *
     * @param request a TimeStampReq in DER
     * @return what should be a TimeStampResp in DER
     * @throws IOException if the authority cannot be reached or does not answer in time
     */
    byte[] ask(byte[] request) throws IOException, InterruptedException;
}
