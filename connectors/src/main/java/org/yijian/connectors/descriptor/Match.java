package org.yijian.connectors.descriptor;

import java.util.List;
import java.util.Map;

import org.yijian.connectors.IncomingMessage;

/**
 * What a message must be like; everything stated must hold.
 *
 * @param fileNames any of these must fit the file's name; empty for any name
 * @param attributes attributes with exactly these values
 */
public record Match(List<NamePattern> fileNames, Map<String, String> attributes) {

    public Match {
        fileNames = List.copyOf(fileNames);
        attributes = Map.copyOf(attributes);
    }

    boolean fits(IncomingMessage message) {
        boolean named = fileNames.isEmpty() || fileNames.stream().anyMatch(name -> name.fits(message.fileName()));
        return named && message.attributes().entrySet().containsAll(attributes.entrySet());
    }
}
