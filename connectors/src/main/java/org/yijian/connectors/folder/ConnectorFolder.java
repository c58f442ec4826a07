package org.yijian.connectors.folder;

import java.util.HashMap;
import java.util.Map;

import org.yijian.connectors.ConnectorError;
import org.yijian.connectors.descriptor.Dataset;
import org.yijian.connectors.descriptor.Descriptor;
import org.yijian.connectors.descriptor.DescriptorReader;
import org.yijian.connectors.mapping.CodeTable;
import org.yijian.connectors.mapping.Mapping;
import org.yijian.connectors.translation.Engine;
import org.yijian.connectors.translation.FolderConnector;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * The files of a connector, read.
 *
 * @param name name of the folder
 * @param files text of {@code descriptor.json}, {@code *.jsonata} and {@code codes/*.json}, by path in the folder
 */
record ConnectorFolder(String name, Map<String, String> files) {

    static final String DESCRIPTOR = "descriptor.json";
    private static final String CODES = "codes/";
    private static final String JSON = ".json";

    ConnectorFolder {
        files = Map.copyOf(files);
    }

    /** Whether a file of a folder is read at all; samples and texts for people are not. */
    static boolean counts(String path) {
        return path.equals(DESCRIPTOR) || path.endsWith(".jsonata") && path.indexOf('/') < 0
                || path.startsWith(CODES) && path.endsWith(JSON) && path.indexOf('/', CODES.length()) < 0;
    }

    /** @throws FaultException if descriptor, mapping or code table is wrong */
    FolderConnector build(Engine engine) {
        Descriptor descriptor = new DescriptorReader().read(name, files.getOrDefault(DESCRIPTOR, ""));
        Map<String, CodeTable> tables = tables();
        Map<String, Mapping> mappings = new HashMap<>();
        for (Dataset dataset : descriptor.datasets()) {
            mappings.computeIfAbsent(dataset.mapping(), file -> mapping(file, tables));
        }
        return new FolderConnector(descriptor, mappings, engine);
    }

    private Mapping mapping(String file, Map<String, CodeTable> tables) {
        String expression = files.get(file);
        if (expression == null) {
            throw new FaultException(ConnectorError.MAPPING_UNREADABLE, name, file, "no such file");
        }
        try {
            return Mapping.of(expression, tables);
        } catch (IllegalArgumentException wrong) {
            throw new FaultException(
                    Fault.of(ConnectorError.MAPPING_UNREADABLE, name, file, String.valueOf(wrong.getMessage())), wrong);
        }
    }

    private Map<String, CodeTable> tables() {
        Map<String, CodeTable> tables = new HashMap<>();
        files.forEach((path, text) -> {
            if (path.startsWith(CODES)) {
                tables.put(path.substring(CODES.length(), path.length() - JSON.length()), table(path, text));
            }
        });
        return tables;
    }

    private CodeTable table(String path, String text) {
        try {
            return CodeTable.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new FaultException(
                    Fault.of(ConnectorError.CODE_TABLE_UNREADABLE, name, path, String.valueOf(wrong.getMessage())),
                    wrong);
        }
    }
}
