package org.yijian.routes.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.yijian.security.seal.Digests;

/**
 * A body that is written but not yet kept; closing it removes what is left of it.
 *
 * @param file temporary file with the encrypted body
 * @param token random name that binds the body to its metadata
 * @param packed whether the body was compressed here
 * @param digests of the bytes as received
 */
record Draft(Path file, String token, boolean packed, Digests digests)
        implements
            AutoCloseable {

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
