package org.yijian.connectors.input;

import java.util.Map;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;

/** Item elements of an XML message, read as a stream. A document type declaration ends it before anything is read. */
final class XmlPieces implements PieceReader {

    private final String items;
    private final boolean emptyAllowed;
    private final StrictText text;
    private final Bounds bounds;
    private final XmlTree trees;
    private @Nullable XMLStreamReader xml;
    private long line;
    private long complete;

    XmlPieces(StrictText text, String items, boolean emptyAllowed, Bounds bounds) {
        this.text = text;
        this.items = items;
        this.emptyAllowed = emptyAllowed;
        this.bounds = bounds;
        trees = new XmlTree(bounds, this::allowance);
    }

    private void allowance() {
        text.allow(bounds.buffer());
    }

    @Override
    public @Nullable Piece next() {
        try {
            XMLStreamReader reader = xml;
            if (reader == null) {
                allowance();
                reader = SafeXml.reader(text);
                xml = reader;
            }
            return next(reader);
        } catch (XMLStreamException | RuntimeException broken) {
            throw Causes.brokenOr(broken, () -> malformed(broken));
        }
    }

    private @Nullable Piece next(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            allowance();
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw BrokenInput.of(ConnectorError.DOCTYPE_FORBIDDEN, line + 1);
            }
            if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(items)) {
                Piece piece = item(reader);
                if (piece != null) {
                    return piece;
                }
            }
        }
        if (line == 0 && !emptyAllowed) {
            throw BrokenInput.of(ConnectorError.ITEMS_MISSING, 0, items);
        }
        return null;
    }

    private @Nullable Piece item(XMLStreamReader reader) throws XMLStreamException {
        line++;
        try {
            Object tree = trees.read(reader);
            complete = line;
            return tree == null ? null : new Piece.Item(line, tree, Map.of(), trees.weight());
        } catch (PieceRefused refused) {
            complete = line;
            return refused.at(line);
        }
    }

    private BrokenInput malformed(Exception broken) {
        long atLine = 1;
        long column = 1;
        if (broken instanceof XMLStreamException located && located.getLocation() != null) {
            atLine = Math.max(1, located.getLocation().getLineNumber());
            column = Math.max(1, located.getLocation().getColumnNumber());
        }
        return new BrokenInput(Fault.of(ConnectorError.MALFORMED_XML, atLine, column), complete + 1, broken);
    }
}
