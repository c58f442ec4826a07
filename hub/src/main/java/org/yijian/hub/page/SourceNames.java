package org.yijian.hub.page;

import org.yijian.connectors.Connector;
import org.yijian.connectors.Connectors;

/**
 * What people call the sources of records.
 *
 * @param connectors those known here
 */
record SourceNames(Connectors connectors) {

    /** The name of its connector, or the source as it is if it has none here. */
    String of(String source, Wording wording) {
        return connectors.named(source).map(connector -> of(connector, wording)).orElse(source);
    }

    static String of(Connector connector, Wording wording) {
        return wording.chinese() ? connector.chinese() : connector.english();
    }
}
