package org.yijian.connectors;

import java.io.InputStream;

import org.yijian.records.Department;

/** One dialect: turns raw messages of one agency into canonical records. Pure: same bytes, same result. */
public interface Connector {

    /** Name of the folder, for example {@code civil-affairs}; also the {@code source} of its records. */
    String name();

    /** Name for people, in Chinese. */
    String chinese();

    /** Name for people, in English. */
    String english();

    /** Version of the contract between agency and hub, for example {@code 1.0}. */
    String contractVersion();

    /** What senders wrap around their messages; the route opens it before {@link #translate} is called. */
    default Envelope envelope() {
        return Envelope.NONE;
    }

    /** Whose records it brings. */
    Department department();

    /**
     * Reads the message as a stream and hands over what it finds, in the order of the message. Memory does not grow with
     * the message. A message that breaks in the middle keeps what came before: the break itself is handed over as a
     * rejected piece.
     *
     * @param raw the message; closed by the caller
     * @param message what is known about it from outside
     * @param sink takes records and rejected pieces
     * @throws org.yijian.security.error.FaultException if the message as a whole cannot be read (wrong format, bad
     *         signature): nothing was handed over then
     */
    void translate(InputStream raw, IncomingMessage message, TranslationSink sink);
}
