package org.yijian.connectors.input;

import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLStreamConstants;

import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;

/** The texts that the cells of a workbook share. Held in memory, so bounded as a whole. */
final class XlsxStrings {

    private static final String NAME = "xl/sharedStrings.xml";

    private final List<String> texts = new ArrayList<>();

    static XlsxStrings read(XlsxArchive archive, Bounds bounds) {
        XlsxStrings strings = new XlsxStrings();
        if (archive.has(NAME)) {
            strings.load(new XlsxPart(archive, NAME, bounds), bounds);
        }
        return strings;
    }

    private void load(XlsxPart part, Bounds bounds) {
        StringBuilder text = new StringBuilder();
        long total = 0;
        boolean inText = false;
        boolean phonetic = false;
        for (int event = part.next(); event != XMLStreamConstants.END_DOCUMENT; event = part.next()) {
            if (part.starts(event, "si")) {
                text.setLength(0);
            } else if (part.starts(event, "rPh") || part.ends(event, "rPh")) {
                phonetic = part.starts(event, "rPh");
            } else if (part.starts(event, "t") || part.ends(event, "t")) {
                inText = part.starts(event, "t") && !phonetic;
            } else if (event == XMLStreamConstants.CHARACTERS && inText) {
                part.appendTo(text, bounds.field());
            } else if (part.ends(event, "si")) {
                total += text.length() + 16;
                if (total > bounds.sharedText()) {
                    throw BrokenInput.of(ConnectorError.ARCHIVE_TOO_LARGE, 0, bounds.sharedText());
                }
                texts.add(text.toString());
            }
        }
    }

    /** The text at an index as a cell states it; null if there is none. */
    @Nullable
    String at(String index) {
        try {
            int position = Integer.parseInt(index.strip());
            return position >= 0 && position < texts.size() ? texts.get(position) : null;
        } catch (NumberFormatException noIndex) {
            return null;
        }
    }
}
