package org.yijian.records.ledger.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.LedgerProblem;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.log.LeafStore;
import org.yijian.security.seal.Digests;

/** Compares the database's leaves with the log's, and each part's leaf with what it is a commitment to. */
final class LogCheck {

    private final Connection connection;
    private final LeafStore log;
    private final long size;
    private final int each;
    private final List<LedgerProblem> problems = new ArrayList<>();

    /**
     * @param size size of the log before the connection took its snapshot: leaves are numbered before they are written,
     *        so the snapshot has them all, however many the sequencer adds meanwhile
     * @param each name at most about this many problems
     */
    LogCheck(Connection connection, LeafStore log, long size, int each) {
        this.connection = connection;
        this.log = log;
        this.size = size;
        this.each = each;
    }

    List<LedgerProblem> run() {
        long numbered = Query.of(connection, "SELECT count(log_index) FROM ledger.leaf").one(row -> row.getLong(1));
        if (size > numbered) {
            problem("log-ahead", size + " > " + numbered);
        }
        Query.of(connection, "SELECT log_index, content FROM ledger.leaf WHERE log_index < ? ORDER BY log_index",
                Math.min(size, numbered)).each(this::compare);
        Query.of(connection, """
                SELECT p.exchange_id || '/' || p.part, p.manifest, p.cms, p.commitment_key, l.content
                FROM ledger.part p LEFT JOIN ledger.leaf l ON l.id = p.leaf_id""").each(this::commitment);
        return problems;
    }

    private void compare(ResultSet row) throws SQLException {
        if (problems.size() < each && !Arrays.equals(row.getBytes(2), log.leaf(row.getLong(1)))) {
            problem("leaf-differs", "#" + row.getLong(1));
        }
    }

    private void commitment(ResultSet row) throws SQLException {
        byte @Nullable [] leaf = row.getBytes(5);
        String text = leaf == null ? "" : new String(leaf, StandardCharsets.UTF_8);
        String commitment = Digests.hex(Digests.hmacSha256(row.getBytes(4), row.getBytes(2)));
        String cmsHash = Digests.hex(Digests.sha256(row.getBytes(3)));
        if (problems.size() < each && !(text.contains("\"commitment\":\"" + commitment + "\"")
                && text.contains("\"cmsHash\":\"" + cmsHash + "\"")
                && text.contains("\"exchange/" + row.getString(1) + "\""))) {
            problem("commitment-differs", row.getString(1));
        }
    }

    private void problem(String name, String detail) {
        problems.add(new LedgerProblem(name, detail));
    }
}
