package org.yijian.connectors.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The folders shipped with this module, found beside this class: in a directory while developing, in a jar otherwise,
 * also in a jar within a jar. No list of them is kept anywhere, so a new folder needs no edit elsewhere.
 */
final class ShippedFolders {

    private static final String ROOT = "connectors/";

    private ShippedFolders() {
    }

    static List<ConnectorFolder> read() {
        URL here = ShippedFolders.class.getResource("ShippedFolders.class");
        if (here == null) {
            throw new IllegalStateException("a class that cannot find itself");
        }
        try {
            return here.openConnection() instanceof JarURLConnection jar ? jar(jar) : directory(here);
        } catch (IOException | URISyntaxException e) {
            throw new UncheckedIOException(e instanceof IOException io ? io : new IOException(e));
        }
    }

    private static List<ConnectorFolder> directory(URL here) throws URISyntaxException {
        String classFile = here.toURI().toString();
        String suffix = ShippedFolders.class.getName().replace('.', '/') + ".class";
        Path root = Path.of(URI.create(classFile.substring(0, classFile.length() - suffix.length())));
        return DirectoryFolders.read(root.resolve(ROOT)).folders();
    }

    private static List<ConnectorFolder> jar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            Map<String, Map<String, String>> folders = new TreeMap<>();
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                String path = entry.getName().startsWith(ROOT) ? entry.getName().substring(ROOT.length()) : "";
                int slash = path.indexOf('/');
                if (slash > 0 && ConnectorFolder.counts(path.substring(slash + 1))) {
                    folders.computeIfAbsent(path.substring(0, slash), name -> new HashMap<>())
                            .put(path.substring(slash + 1), text(jar, entry));
                }
            }
            List<ConnectorFolder> read = new ArrayList<>();
            folders.forEach((name, files) -> read.add(new ConnectorFolder(name, files)));
            return read;
        }
    }

    private static String text(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
