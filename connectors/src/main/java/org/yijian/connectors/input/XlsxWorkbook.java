package org.yijian.connectors.input;

import java.util.LinkedHashMap;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;

import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;

/** Which sheets a workbook has and in which part each stands. */
final class XlsxWorkbook {

    private static final String NAME = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

    private final Map<String, String> sheets = new LinkedHashMap<>();
    private boolean from1904;

    static XlsxWorkbook read(XlsxArchive archive, Bounds bounds) {
        XlsxWorkbook workbook = new XlsxWorkbook();
        Map<String, String> targets = targets(new XlsxPart(archive, RELATIONS, bounds), bounds);
        XlsxPart part = new XlsxPart(archive, NAME, bounds);
        for (int event = part.next(); event != XMLStreamConstants.END_DOCUMENT; event = part.next()) {
            if (part.starts(event, "sheet") && workbook.sheets.size() < bounds.entries()) {
                Map<String, String> attributes = part.attributes();
                workbook.sheets.putIfAbsent(attributes.getOrDefault("name", ""),
                        targets.getOrDefault(attributes.getOrDefault("id", ""), ""));
            } else if (part.starts(event, "workbookPr")) {
                String system = part.attributes().getOrDefault("date1904", "0");
                workbook.from1904 = system.equals("1") || system.equals("true");
            }
        }
        return workbook;
    }

    private static Map<String, String> targets(XlsxPart part, Bounds bounds) {
        Map<String, String> targets = new LinkedHashMap<>();
        for (int event = part.next(); event != XMLStreamConstants.END_DOCUMENT; event = part.next()) {
            if (part.starts(event, "Relationship") && targets.size() < bounds.entries()) {
                Map<String, String> attributes = part.attributes();
                String target = attributes.getOrDefault("Target", "");
                targets.put(attributes.getOrDefault("Id", ""),
                        target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        }
        return targets;
    }

    boolean from1904() {
        return from1904;
    }

    /**
     * The part of a sheet.
     *
     * @param name name of the sheet; null for the first
     * @throws BrokenInput if there is no such sheet
     */
    String part(@Nullable String name) {
        String part = name == null ? sheets.values().stream().findFirst().orElse("") : sheets.getOrDefault(name, "");
        if (part.isEmpty()) {
            throw BrokenInput.of(ConnectorError.ITEMS_MISSING, 0, name == null ? "sheet" : name);
        }
        return part;
    }
}
