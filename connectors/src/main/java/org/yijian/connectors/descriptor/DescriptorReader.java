package org.yijian.connectors.descriptor;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.yijian.connectors.ConnectorError;
import org.yijian.connectors.Envelope;
import org.yijian.connectors.input.Format;
import org.yijian.connectors.input.Formats;
import org.yijian.connectors.input.ItemsPath;
import org.yijian.connectors.input.Layout;
import org.yijian.records.Department;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.FaultException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code descriptor.json}. */
public final class DescriptorReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,62}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,80}");

    private final JsonMapper mapper = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /**
     * @param folder name of the folder, which must be the connector's name
     * @param json content of the descriptor
     * @throws FaultException if anything in it is wrong; the text says where
     */
    public Descriptor read(String folder, String json) {
        try {
            Properties root = new Properties(mapper.readTree(json), "descriptor");
            Descriptor descriptor = descriptor(root);
            root.refuseOthers();
            if (!descriptor.name().equals(folder)) {
                throw root.wrong("name", "must be the folder's name " + folder);
            }
            return descriptor;
        } catch (JacksonException | IllegalArgumentException wrong) {
            String reason = wrong instanceof JacksonException broken ? broken.getOriginalMessage() : wrong.getMessage();
            throw new FaultException(org.yijian.security.error.Fault.of(ConnectorError.DESCRIPTOR_UNREADABLE, folder,
                    String.valueOf(reason)), wrong);
        }
    }

    private static Descriptor descriptor(Properties root) {
        String name = matching(root, "name", NAME);
        String version = matching(root, "contractVersion", VERSION);
        EnvelopeDefaults defaults = defaults(root);
        List<Dataset> datasets = root.objects("datasets").stream().map(each -> dataset(each, defaults)).toList();
        Set<String> names = new HashSet<>();
        if (datasets.isEmpty() || !datasets.stream().map(Dataset::name).allMatch(names::add)) {
            throw root.wrong("datasets", "must be at least one, with different names");
        }
        Envelope envelope = root.optionalText("envelope").isEmpty()
                ? Envelope.NONE
                : root.named("envelope", Envelope::fromWire);
        return new Descriptor(name, root.text("chinese"), root.text("english"),
                root.named("department", Department::fromWire), version, envelope, datasets);
    }

    private static String matching(Properties properties, String name, Pattern pattern) {
        String text = properties.text(name);
        if (!pattern.matcher(text).matches()) {
            throw properties.wrong(name, "must look like " + pattern.pattern());
        }
        return text;
    }

    private static EnvelopeDefaults defaults(Properties properties) {
        Optional<Properties> stated = properties.object("defaults");
        if (stated.isEmpty()) {
            return EnvelopeDefaults.NONE;
        }
        Properties inner = stated.get();
        Sensitivity sensitivity = inner.optionalText("sensitivity").isEmpty()
                ? null
                : inner.named("sensitivity", DescriptorReader::sensitivity);
        EnvelopeDefaults defaults = new EnvelopeDefaults(sensitivity, inner.optionalText("region").orElse(null));
        inner.refuseOthers();
        return defaults;
    }

    private static Optional<Sensitivity> sensitivity(String wire) {
        return Arrays.stream(Sensitivity.values())
                .filter(each -> each.wire().equals(wire)).findFirst();
    }

    private static Dataset dataset(Properties properties, EnvelopeDefaults connectorDefaults) {
        Dataset dataset = new Dataset(matching(properties, "name", NAME),
                properties.objects("match").stream().map(DescriptorReader::match).toList(), layout(properties),
                matching(properties, "mapping", FILE), properties.texts("key"), properties.texts("occurrenceOf"),
                defaults(properties).over(connectorDefaults));
        properties.refuseOthers();
        return dataset;
    }

    private static Match match(Properties properties) {
        Match match = new Match(properties.texts("fileName").stream().map(NamePattern::of).toList(),
                properties.map("attribute"));
        properties.refuseOthers();
        return match;
    }

    private static Layout layout(Properties properties) {
        List<Format> formats = properties.texts("format").stream()
                .map(wire -> Format.fromWire(wire)
                        .orElseThrow(() -> properties.wrong("format", "has an unknown value")))
                .toList();
        if (formats.isEmpty()) {
            throw properties.wrong("format", "is missing");
        }
        List<String> items = properties.texts("items");
        boolean json = formats.contains(Format.JSON);
        boolean xml = formats.contains(Format.XML);
        if (json && xml || xml && items.size() != 1) {
            throw properties.wrong("items", "must name one element of XML, or paths of JSON");
        }
        List<ItemsPath> paths = !json
                ? List.of()
                : items.isEmpty() ? List.of(ItemsPath.parse("[]")) : items.stream().map(ItemsPath::parse).toList();
        return new Layout(formats, charset(properties), properties.character("delimiter", ','),
                properties.optionalText("sheet").orElse(null), Math.max(1, properties.number("headerRow", 1)),
                properties.texts("columns"), paths, xml ? items.getFirst() : "", properties.flag("emptyAllowed"));
    }

    private static String charset(Properties properties) {
        String charset = properties.optionalText("charset").orElse("UTF-8");
        try {
            return Formats.charset(charset).name();
        } catch (FaultException unknown) {
            throw new IllegalArgumentException("charset " + charset + " is not supported", unknown);
        }
    }
}
