package org.yijian.benchmarks;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;

/**
 * Solr in this process, but with its own libraries: it comes with another version of Lucene. What goes over the border is
 * plain Java.
 */
final class SolrPeer implements Peer {

    private final URLClassLoader libraries;
    private final ToIntBiFunction<String, Object> node;

    /** @param folder with Solr's libraries, as {@code benchmarks/solr/pom.xml} brings them */
    SolrPeer(Path folder, Path home, List<PeerRecord> records) throws IOException {
        libraries = new URLClassLoader("solr", urls(folder), ClassLoader.getPlatformClassLoader());
        node = start(home);
        List<Map<String, Object>> batch = new ArrayList<>();
        for (PeerRecord record : records) {
            batch.add(fields(record));
            if (batch.size() == 1_000) {
                tell("add", batch);
                batch.clear();
            }
        }
        tell("add", batch);
        tell("commit", "");
    }

    private void tell(String task, Object subject) throws IOException {
        int status = node.applyAsInt(task, subject);
        if (status != 0) {
            throw new IOException("Solr answered " + status + " to " + task);
        }
    }

    private static URL[] urls(Path folder) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(SolrPeer.class.getProtectionDomain().getCodeSource().getLocation());
        try (Stream<Path> jars = Files.list(folder)) {
            for (Path jar : jars.toList()) {
                urls.add(url(jar));
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    @SuppressWarnings("unchecked")
    private ToIntBiFunction<String, Object> start(Path home) throws IOException {
        try {
            Thread.currentThread().setContextClassLoader(libraries);
            return (ToIntBiFunction<String, Object>) libraries.loadClass("org.yijian.benchmarks.SolrNode")
                    .getDeclaredConstructor(Path.class).newInstance(home);
        } catch (ReflectiveOperationException e) {
            throw new IOException("Solr did not start", e);
        } finally {
            Thread.currentThread().setContextClassLoader(SolrPeer.class.getClassLoader());
        }
    }

    private static Map<String, Object> fields(PeerRecord record) {
        Map<String, Object> fields = new HashMap<>(Map.of("id", record.id().toString(), "text", record.text(), "kind",
                record.kind(), "department", record.department(), "region", record.region(), "regions",
                record.regions(), "sensitivity", record.sensitivity()));
        if (record.severity() != null) {
            fields.put("severity", record.severity());
        }
        return fields;
    }

    @Override
    public String name() {
        return "Solr (embedded)";
    }

    @Override
    public String remark() {
        return "asked in the process, without HTTP; its filter cache keeps the access filter; Chinese by pairs";
    }

    @Override
    public int ask(String text, boolean facets) {
        return node.applyAsInt(facets ? "facets" : "ask", text);
    }

    @Override
    public void close() throws IOException {
        tell("close", "");
        libraries.close();
    }
}
