package org.yijian.connectors.descriptor;

import java.util.List;

import org.yijian.connectors.IncomingMessage;
import org.yijian.connectors.input.Layout;

/**
 * One kind of message of an agency.
 *
 * @param name name, unique in the connector
 * @param matches which messages it is; none means every message
 * @param layout how a message is laid out
 * @param mapping name of the mapping's file
 * @param key fields whose values name a piece in quarantine when its mapping fails
 * @param occurrenceOf fields that make rows equal, whose repetitions are counted; empty for no counting
 * @param defaults what the mapping may leave out
 */
public record Dataset(String name, List<Match> matches, Layout layout, String mapping, List<String> key,
        List<String> occurrenceOf, EnvelopeDefaults defaults) {

    public Dataset {
        matches = List.copyOf(matches);
        key = List.copyOf(key);
        occurrenceOf = List.copyOf(occurrenceOf);
    }

    boolean fits(IncomingMessage message) {
        return matches.isEmpty() || matches.stream().anyMatch(match -> match.fits(message));
    }
}
