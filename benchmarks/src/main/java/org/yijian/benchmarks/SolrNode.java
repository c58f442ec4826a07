package org.yijian.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;

import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.ModifiableSolrParams;

/** Solr itself; loaded with Solr's libraries only, see {@link SolrPeer}. */
public final class SolrNode implements ToIntBiFunction<String, Object> {

    private static final String CORE = "records";
    private static final String CONFIGURATION = """
            <config><luceneMatchVersion>LATEST</luceneMatchVersion><schemaFactory class="ClassicIndexSchemaFactory"/>
            <directoryFactory name="DirectoryFactory" class="solr.MMapDirectoryFactory"/>
            <updateHandler class="solr.DirectUpdateHandler2"/>
            <query><filterCache size="512" initialSize="512"/></query>
            <requestHandler name="/select" class="solr.SearchHandler"/></config>""";
    private static final String SCHEMA = """
            <schema name="records" version="1.6"><uniqueKey>id</uniqueKey>
            <fieldType name="string" class="solr.StrField" docValues="true"/>
            <fieldType name="text" class="solr.TextField" autoGeneratePhraseQueries="true"><analyzer>
            <tokenizer name="standard"/><filter name="CJKWidth"/><filter name="lowercase"/><filter name="CJKBigram"/>
            </analyzer></fieldType>
            <field name="id" type="string" stored="true"/><field name="text" type="text" stored="true"/>
            <field name="kind" type="string"/><field name="department" type="string"/><field name="region" type="string"/>
            <field name="regions" type="string" multiValued="true"/><field name="severity" type="string"/>
            <field name="sensitivity" type="string"/></schema>""";

    private final EmbeddedSolrServer server;

    public SolrNode(Path home) throws IOException {
        Path configuration = Files.createDirectories(home.resolve(CORE).resolve("conf"));
        Files.writeString(home.resolve("solr.xml"), "<solr/>");
        Files.writeString(home.resolve(CORE).resolve("core.properties"), "name=" + CORE + "\n");
        Files.writeString(configuration.resolve("solrconfig.xml"), CONFIGURATION);
        Files.writeString(configuration.resolve("schema.xml"), SCHEMA);
        server = new EmbeddedSolrServer(home, CORE);
    }

    @Override
    @SuppressWarnings("unchecked")
    public int applyAsInt(String task, Object subject) {
        try {
            return switch (task) {
                case "add" -> add((List<Map<String, Object>>) subject);
                case "commit" -> server.commit().getStatus();
                case "close" -> close();
                default -> ask((String) subject, task.equals("facets"));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SolrServerException e) {
            throw new IllegalStateException(e);
        }
    }

    private int add(List<Map<String, Object>> records) throws IOException, SolrServerException {
        List<SolrInputDocument> documents = new ArrayList<>();
        for (Map<String, Object> record : records) {
            SolrInputDocument document = new SolrInputDocument();
            record.forEach(document::addField);
            documents.add(document);
        }
        return documents.isEmpty() ? 0 : server.add(documents).getStatus();
    }

    private int ask(String text, boolean facets) throws IOException, SolrServerException {
        ModifiableSolrParams asked = new ModifiableSolrParams();
        asked.set("q", text).set("df", "text").set("q.op", "AND").set("rows", 10).set("fl", "id,score");
        asked.set("fq", "department:(civil-affairs OR health OR insurance OR market-regulation)",
                "regions:(US OR 50)", "sensitivity:(public OR internal)");
        if (facets) {
            asked.set("facet", true).set("facet.field", "kind", "department", "region", "severity")
                    .set("facet.limit", 10);
        }
        return server.query(asked).getResults().size();
    }

    private int close() throws IOException {
        server.close();
        return 0;
    }
}
