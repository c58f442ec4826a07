package org.yijian.hub.page.export;

import java.io.IOException;
import java.util.List;

/** A table that is written row by row; nothing of it is held in memory. Begins with the mark of who took it. */
public interface RowFile extends AutoCloseable {

    /** Texts only, as many as there are headings. */
    void row(List<String> cells) throws IOException;

    /** Ends the file; the stream behind it stays open. */
    @Override
    void close() throws IOException;
}
