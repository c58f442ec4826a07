package org.yijian.routes.transport.drop;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A folder that files are dropped in, open for one look. */
interface DropFolder extends AutoCloseable {

    /** Regular files in it, without those in folders below. */
    List<DropFile> list() throws IOException;

    InputStream open(DropFile file) throws IOException;

    /** Moves a file into a folder below, which is made if it is missing; a file of that name there is not overwritten. */
    void move(DropFile file, String below) throws IOException;

    @Override
    void close() throws IOException;

    /** Opens the folder. */
    interface Opener extends AutoCloseable {

        /** @throws org.yijian.security.error.FaultException if it cannot be reached */
        DropFolder open() throws IOException;

        @Override
        default void close() {
        }
    }
}
