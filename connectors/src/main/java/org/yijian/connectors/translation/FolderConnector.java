package org.yijian.connectors.translation;

import java.io.InputStream;
import java.util.Map;

import org.yijian.connectors.Connector;
import org.yijian.connectors.ConnectorError;
import org.yijian.connectors.Envelope;
import org.yijian.connectors.IncomingMessage;
import org.yijian.connectors.TranslationSink;
import org.yijian.connectors.descriptor.Dataset;
import org.yijian.connectors.descriptor.Descriptor;
import org.yijian.connectors.input.BrokenInput;
import org.yijian.connectors.input.PieceReader;
import org.yijian.connectors.mapping.Mapping;
import org.yijian.records.Department;
import org.yijian.security.error.FaultException;

/** A connector made of a folder: its descriptor, its mappings and code tables. Safe for use by several threads. */
public final class FolderConnector implements Connector {

    private final Descriptor descriptor;
    private final Map<String, Mapping> mappings;
    private final Engine engine;

    /**
     * @param mappings compiled mappings by file name, for every dataset of the descriptor
     * @param engine what all connectors share
     */
    public FolderConnector(Descriptor descriptor, Map<String, Mapping> mappings, Engine engine) {
        this.descriptor = descriptor;
        this.mappings = Map.copyOf(mappings);
        this.engine = engine;
    }

    @Override
    public String name() {
        return descriptor.name();
    }

    @Override
    public String chinese() {
        return descriptor.chinese();
    }

    @Override
    public String english() {
        return descriptor.english();
    }

    @Override
    public String contractVersion() {
        return descriptor.contractVersion();
    }

    @Override
    public Department department() {
        return descriptor.department();
    }

    @Override
    public Envelope envelope() {
        return descriptor.envelope();
    }

    @Override
    public void translate(InputStream raw, IncomingMessage message, TranslationSink sink) {
        Dataset dataset = descriptor.datasetOf(message).orElseThrow(() -> noDataset(message));
        String charset = message.attributes().getOrDefault("charset", dataset.layout().charset());
        RowTranslator rows = new RowTranslator(mapping(dataset), engine.records(descriptor, dataset), view(message),
                dataset.key(), engine.fingerprint());
        Translation translation = new Translation(rows, new Occurrences(dataset.occurrenceOf()), engine.workers(),
                sink);
        translation.run(open(raw, dataset, charset));
    }

    private PieceReader open(InputStream raw, Dataset dataset, String charset) {
        try {
            return engine.formats().open(raw, dataset.layout(), charset);
        } catch (BrokenInput broken) {
            throw new FaultException(broken.fault(), broken);
        }
    }

    private Mapping mapping(Dataset dataset) {
        Mapping mapping = mappings.get(dataset.mapping());
        if (mapping == null) {
            throw new IllegalStateException(name() + " lacks its mapping " + dataset.mapping());
        }
        return mapping;
    }

    private FaultException noDataset(IncomingMessage message) {
        String described = message.attributes().getOrDefault("dataset", message.fileName());
        return new FaultException(ConnectorError.NO_DATASET, name(),
                described.length() <= 100 ? described : described.substring(0, 100),
                String.join("、", descriptor.datasets().stream().map(Dataset::name).toList()));
    }

    private static Map<String, Object> view(IncomingMessage message) {
        return Map.of("fileName", message.fileName(), "contentType", message.contentType(), "attributes",
                Map.copyOf(message.attributes()));
    }

    @Override
    public String toString() {
        return "connector " + name();
    }
}
