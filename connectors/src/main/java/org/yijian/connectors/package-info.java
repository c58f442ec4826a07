/**
 * How agencies speak. A connector is a folder: {@code descriptor.json} (format, identifiers, contract version),
 * {@code mapping.jsonata} (side-effect-free), {@code codes/} (code tables), {@code samples/} with the records expected of
 * them, and a README. The engine here reads any of them; adding an agency means adding a folder.
 *
 * <p>May use {@code org.yijian.records} and {@code org.yijian.security}; never transports, databases or Camel. Start
 * reading at {@link org.yijian.connectors.Connector}.
 */
@NullMarked
package org.yijian.connectors;

import org.jspecify.annotations.NullMarked;
