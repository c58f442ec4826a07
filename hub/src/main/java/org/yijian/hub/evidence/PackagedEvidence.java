package org.yijian.hub.evidence;

/**
 * A package ready to be downloaded.
 *
 * @param fileName what to call it
 * @param content the container
 */
public record PackagedEvidence(String fileName, byte[] content) {

    @Override
    public String toString() {
        return "PackagedEvidence[" + fileName + "]";
    }
}
