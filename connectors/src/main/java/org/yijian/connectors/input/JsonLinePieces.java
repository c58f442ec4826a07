package org.yijian.connectors.input;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON lines: every line is an item of its own, so a wrong line is lost alone. */
final class JsonLinePieces implements PieceReader {

    private final StrictText text;
    private final String encoding;
    private final Bounds bounds;
    private final JsonFactory factory;
    private final JsonTree trees;
    private final char[] buffer = new char[8192];
    private int position;
    private int limit;
    private long line;

    JsonLinePieces(StrictText text, String encoding, Bounds bounds) {
        this.text = text;
        this.encoding = encoding;
        this.bounds = bounds;
        factory = JsonTree.factory(bounds);
        trees = new JsonTree(bounds);
    }

    @Override
    public @Nullable Piece next() {
        StringBuilder content = new StringBuilder();
        while (readLine(content)) {
            line++;
            if (content.length() > bounds.row()) {
                return new Piece.Rejected(line, Fault.of(ConnectorError.ROW_TOO_LARGE, bounds.row()), null);
            }
            if (!content.toString().isBlank()) {
                return piece(content.toString());
            }
            content.setLength(0);
        }
        return null;
    }

    private Piece piece(String content) {
        if (content.indexOf(StrictText.MARK) >= 0) {
            return new Piece.Rejected(line, Fault.of(ConnectorError.WRONG_ENCODING, line, encoding), null);
        }
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), content)) {
            parser.nextToken();
            Object tree = trees.read(parser);
            if (tree == null || parser.nextToken() != null) {
                return malformed(1);
            }
            return new Piece.Item(line, tree, Map.of(), trees.weight());
        } catch (PieceRefused refused) {
            return refused.at(line);
        } catch (JacksonException broken) {
            var location = broken.getLocation();
            return malformed(location == null ? 1 : location.getColumnNr());
        }
    }

    private Piece malformed(int column) {
        return new Piece.Rejected(line, Fault.of(ConnectorError.MALFORMED_JSON, line, column), null);
    }

    /** Reads up to the next line feed, keeping one character more than a row may have. */
    private boolean readLine(StringBuilder content) {
        boolean any = false;
        while (true) {
            if (position == limit) {
                limit = Math.max(0, text.read(buffer, 0, buffer.length));
                position = 0;
                if (limit == 0) {
                    return any;
                }
            }
            any = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int room = bounds.row() + 1 - content.length();
            content.append(buffer, position, Math.min(room, end - position));
            boolean complete = end < limit;
            position = complete ? end + 1 : end;
            if (complete) {
                return true;
            }
        }
    }
}
