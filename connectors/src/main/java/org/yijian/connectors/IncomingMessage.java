package org.yijian.connectors;

import java.util.Map;

/**
 * What is known about a message besides its bytes.
 *
 * @param fileName name of the file or a description; decides between datasets of one connector and between CSV and XLSX
 * @param contentType media type as declared, or empty
 * @param attributes what the transport adds, by fixed names (for example {@code dataset}, {@code charset}, {@code topic});
 *        never headers copied from outside
 */
public record IncomingMessage(String fileName, String contentType, Map<String, String> attributes) {

    public IncomingMessage {
        attributes = Map.copyOf(attributes);
    }
}
