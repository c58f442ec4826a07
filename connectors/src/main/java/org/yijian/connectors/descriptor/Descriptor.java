package org.yijian.connectors.descriptor;

import java.util.List;
import java.util.Optional;

import org.yijian.connectors.Envelope;
import org.yijian.connectors.IncomingMessage;
import org.yijian.records.Department;

/**
 * A connector as its folder describes it.
 *
 * @param name name of the folder and source of its records
 * @param chinese name for people, in Chinese
 * @param english name for people, in English
 * @param department whose records it brings
 * @param contractVersion version of the contract between agency and hub
 * @param envelope what senders wrap around their messages
 * @param datasets in the order in which they are tried
 */
public record Descriptor(String name, String chinese, String english, Department department, String contractVersion,
        Envelope envelope, List<Dataset> datasets) {

    public Descriptor {
        datasets = List.copyOf(datasets);
    }

    /** The first dataset that the message fits. */
    public Optional<Dataset> datasetOf(IncomingMessage message) {
        return datasets.stream().filter(dataset -> dataset.fits(message)).findFirst();
    }
}
