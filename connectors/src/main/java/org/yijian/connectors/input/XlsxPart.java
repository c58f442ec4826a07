package org.yijian.connectors.input;

import java.util.HashMap;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;

/** Walks over the elements of one XML part of a workbook, within bounds. */
final class XlsxPart {

    private final String name;
    private final StrictText text;
    private final XMLStreamReader xml;
    private final Bounds bounds;

    XlsxPart(XlsxArchive archive, String name, Bounds bounds) {
        this.name = name;
        this.bounds = bounds;
        text = archive.part(name);
        text.allow(bounds.buffer());
        try {
            xml = SafeXml.reader(text);
        } catch (XMLStreamException | RuntimeException broken) {
            throw Causes.brokenOr(broken, () -> malformed(broken));
        }
    }

    /** The next event: START_ELEMENT, END_ELEMENT, CHARACTERS or END_DOCUMENT. */
    int next() {
        try {
            text.allow(bounds.buffer());
            int event = xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw BrokenInput.of(ConnectorError.DOCTYPE_FORBIDDEN, 0);
            }
            return event;
        } catch (XMLStreamException | RuntimeException broken) {
            throw Causes.brokenOr(broken, () -> malformed(broken));
        }
    }

    boolean starts(int event, String element) {
        return event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(element);
    }

    boolean ends(int event, String element) {
        return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element);
    }

    /** Attributes of the element that has just started, by local name. */
    Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (int index = 0; index < xml.getAttributeCount(); index++) {
            attributes.put(xml.getAttributeLocalName(index), xml.getAttributeValue(index));
        }
        return attributes;
    }

    /** Adds the characters of the present event, up to one more than the limit. */
    void appendTo(StringBuilder target, int limit) {
        int room = Math.max(0, limit + 1 - target.length());
        target.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
    }

    private BrokenInput malformed(Exception broken) {
        return new BrokenInput(Fault.of(ConnectorError.MALFORMED_XLSX, name), 0, broken);
    }
}
