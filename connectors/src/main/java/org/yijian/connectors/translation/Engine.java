package org.yijian.connectors.translation;

import java.util.Objects;
import java.util.concurrent.ExecutorService;

import org.yijian.connectors.descriptor.Dataset;
import org.yijian.connectors.descriptor.Descriptor;
import org.yijian.connectors.input.Bounds;
import org.yijian.connectors.input.Formats;
import org.yijian.records.validation.RecordDefaults;
import org.yijian.records.validation.RecordReader;
import org.yijian.security.access.Sensitivity;

/** What all connectors share: parsers, the checking of records, and the threads that map. */
public final class Engine {

    private final Formats formats;
    private final RecordReader reader;
    private final ExecutorService workers;
    private final Fingerprint fingerprint;

    /**
     * @param workers threads that map chunks of a message; closed by whoever made them
     * @param seed of fingerprints; to be random, so that no sender can foresee them
     */
    public Engine(RecordReader reader, Bounds bounds, ExecutorService workers, long seed) {
        this.reader = reader;
        this.workers = workers;
        formats = new Formats(bounds);
        fingerprint = new Fingerprint(seed);
    }

    Formats formats() {
        return formats;
    }

    ExecutorService workers() {
        return workers;
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** What makes records of the dataset's trees; internal is the sensitivity of what nobody classified. */
    RecordMaker records(Descriptor descriptor, Dataset dataset) {
        Sensitivity sensitivity = Objects.requireNonNullElse(dataset.defaults().sensitivity(), Sensitivity.INTERNAL);
        return new CheckedRecords(reader, new RecordDefaults(descriptor.name(), descriptor.department(),
                descriptor.contractVersion(), sensitivity, dataset.defaults().region()));
    }
}
