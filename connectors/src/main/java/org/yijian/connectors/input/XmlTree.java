package org.yijian.connectors.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;

/**
 * Reads one XML element as a tree: only text becomes the text; else children by local name (a list where repeated),
 * attributes as {@code @name}, text beside them as {@code #text}. Namespaces are dropped, blank elements are absent.
 */
final class XmlTree {

    private final Bounds bounds;
    private final Runnable everyEvent;
    private long characters;
    private int open;

    XmlTree(Bounds bounds, Runnable everyEvent) {
        this.bounds = bounds;
        this.everyEvent = everyEvent;
    }

    /**
     * The element at whose start the parser stands; afterwards the parser stands on its end, also when it is refused.
     *
     * @throws PieceRefused if it breaks a bound
     */
    @Nullable
    Object read(XMLStreamReader xml) throws XMLStreamException {
        characters = 0;
        open = 1;
        try {
            return element(xml, 1);
        } catch (PieceRefused refused) {
            skip(xml);
            throw refused;
        }
    }

    /** About how many characters the last element had. */
    long weight() {
        return characters;
    }

    private @Nullable Object element(XMLStreamReader xml, int depth) throws XMLStreamException {
        String name = xml.getLocalName();
        if (depth > bounds.depth()) {
            throw new PieceRefused(Fault.of(ConnectorError.TOO_DEEP, bounds.depth()), name);
        }
        Map<String, Object> members = attributes(xml);
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                String child = xml.getLocalName();
                add(members, child, element(xml, depth + 1));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                return result(members, Cells.text(text.toString()));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                append(xml, text, name);
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new PieceRefused(Fault.of(ConnectorError.DOCTYPE_FORBIDDEN), name);
            }
        }
    }

    private Map<String, Object> attributes(XMLStreamReader xml) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int index = 0; index < xml.getAttributeCount(); index++) {
            String value = xml.getAttributeValue(index);
            String name = "@" + xml.getAttributeLocalName(index);
            if (value.length() > bounds.field()) {
                throw tooLarge(name);
            }
            count(value.length());
            add(members, name, Cells.text(value));
        }
        return members;
    }

    private void append(XMLStreamReader xml, StringBuilder text, String name) {
        count(xml.getTextLength());
        if (text.length() + xml.getTextLength() > bounds.field()) {
            throw tooLarge(name);
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    private PieceRefused tooLarge(String name) {
        return new PieceRefused(Fault.of(ConnectorError.FIELD_TOO_LARGE, name, bounds.field()), name);
    }

    private static @Nullable Object result(Map<String, Object> members, @Nullable String text) {
        if (members.isEmpty()) {
            return text;
        }
        if (text != null) {
            members.put("#text", text);
        }
        return members;
    }

    private static void add(Map<String, Object> members, String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Object before = members.putIfAbsent(name, value);
        if (before instanceof Repeated repeated) {
            repeated.add(value);
        } else if (before != null) {
            members.put(name, new Repeated(List.of(before, value)));
        }
    }

    private void count(int more) {
        characters += more;
        if (characters > bounds.row()) {
            throw new PieceRefused(Fault.of(ConnectorError.ROW_TOO_LARGE, bounds.row()), null);
        }
    }

    private int next(XMLStreamReader xml) throws XMLStreamException {
        everyEvent.run();
        count(1);
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            open++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            open--;
        }
        return event;
    }

    private void skip(XMLStreamReader xml) throws XMLStreamException {
        while (open > 0) {
            everyEvent.run();
            int event = xml.next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** Several elements of one name; a type of its own, so that it is not mistaken for a value. */
    private static final class Repeated extends ArrayList<Object> {

        private static final long serialVersionUID = 1L;

        Repeated(List<Object> values) {
            super(values);
        }
    }
}
