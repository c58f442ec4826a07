package org.yijian.routes.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How raw messages are encrypted at rest; the associated data must be the same when they are read. */
public interface RawEncryption {

    OutputStream encrypt(OutputStream target, byte[] associatedData) throws IOException;

    InputStream decrypt(InputStream source, byte[] associatedData) throws IOException;
}
