package org.yijian.routes.definition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.yijian.routes.RouteError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** Secrets, one file each in {@code home/secrets}; read when needed, so that a change takes effect at the next use. */
public record Secrets(Path folder) {

    private static final long LARGEST = 4096;

    /**
     * The secret of that name, without line ends.
     *
     * @throws FaultException {@code MISSING_SECRET}
     */
    public String read(String name) {
        Path file = folder.resolve(name).normalize();
        try {
            if (!folder.equals(file.getParent()) || Files.size(file) > LARGEST) {
                throw new FaultException(RouteError.MISSING_SECRET, name);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new FaultException(Fault.of(RouteError.MISSING_SECRET, name), e);
        }
    }
}
