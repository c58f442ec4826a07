package org.yijian.agencies.police;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One question about one person. */
record Question(String id, String identityNumber, String name) {

    private static final String NAMESPACE = "urn:yijian:police:identity:1";

    static Question read(byte[] envelope) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(envelope));
        Map<String, String> fields = new HashMap<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT && NAMESPACE.equals(reader.getNamespaceURI())
                    && !reader.getLocalName().equals("CheckPerson")) {
                fields.put(reader.getLocalName(), reader.getElementText().strip());
            }
        }
        return new Question(required(fields, "questionId"), required(fields, "identityNumber"),
                required(fields, "name"));
    }

    private static String required(Map<String, String> fields, String name) throws XMLStreamException {
        String value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw new XMLStreamException("missing " + name);
        }
        return value;
    }

    /** Never shows the identity. */
    @Override
    public String toString() {
        return "Question[" + id + "]";
    }
}
