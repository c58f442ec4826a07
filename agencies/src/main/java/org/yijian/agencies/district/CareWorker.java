package org.yijian.agencies.district;

/**
 * Someone who works in a facility. The identity number has right check characters but a county code that was never
 * given out, so that it cannot be a real person's.
 *
 * @param identityStatus what the police know: valid, deceased, not-found or mismatch
 */
public record CareWorker(int number, Facility facility, String name, String identityNumber, String role,
        String certificate, String certificateLevel, String identityStatus) {

    /** Never shows the identity. */
    @Override
    public String toString() {
        return "CareWorker[" + number + ", " + role + "]";
    }
}
