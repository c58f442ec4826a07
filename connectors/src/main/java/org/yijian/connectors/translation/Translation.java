package org.yijian.connectors.translation;

import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.connectors.ConnectorError;
import org.yijian.connectors.TranslationSink;
import org.yijian.connectors.input.BrokenInput;
import org.yijian.connectors.input.Piece;
import org.yijian.connectors.input.PieceReader;
import org.yijian.records.RejectedRecord;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** One message on its way through a connector. */
final class Translation {

    private static final Logger LOG = LoggerFactory.getLogger(Translation.class);

    private final Occurrences occurrences;
    private final Pipeline pipeline;
    private final TranslationSink sink;
    private long line;
    private boolean any;

    Translation(RowTranslator rows, Occurrences occurrences, ExecutorService workers, TranslationSink sink) {
        this.occurrences = occurrences;
        this.sink = sink;
        pipeline = new Pipeline(rows::translate, workers, new Handover(sink)::hand);
    }

    /**
     * Reads to the end, or to where the message breaks: what came before is handed over, then the break.
     *
     * @throws FaultException if the message breaks before its first piece
     */
    void run(PieceReader pieces) {
        try {
            BrokenInput broken = read(pieces);
            if (broken != null && !any) {
                throw new FaultException(broken.fault(), broken);
            }
            pipeline.finish();
            if (broken != null) {
                sink.reject(new RejectedRecord(broken.fault(), Math.max(line, broken.line()), null, null));
            }
        } catch (RuntimeException givenUp) {
            pipeline.cancel();
            throw givenUp;
        }
    }

    private @Nullable BrokenInput read(PieceReader pieces) {
        while (true) {
            Piece piece;
            try {
                piece = next(pieces);
            } catch (BrokenInput broken) {
                return broken;
            }
            if (piece == null) {
                return null;
            }
            any = true;
            line = piece.line();
            pipeline.add(occurrences.number(piece));
        }
    }

    /** A parser that fails in a way nobody thought of has met bad input, too; the log keeps how. */
    private @Nullable Piece next(PieceReader pieces) {
        try {
            return pieces.next();
        } catch (BrokenInput | FaultException | UncheckedIOException known) {
            throw known;
        } catch (RuntimeException unknown) {
            LOG.warn("A parser failed unexpectedly at piece {}", line + 1, unknown);
            throw new BrokenInput(Fault.of(ConnectorError.UNREADABLE, line + 1), line + 1, unknown);
        }
    }
}
