package org.yijian.routes.federation;

import java.time.Clock;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.records.ledger.Ledger;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.validation.RecordReader;
import org.yijian.routes.broker.PartnerQueues;
import org.yijian.routes.federation.partner.NoteNames;
import org.yijian.routes.federation.witness.PartnerLogs;
import org.yijian.routes.intake.IntakeGate;
import org.yijian.routes.transport.PollerLease;
import org.yijian.search.RecordSearch;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.witness.Witness;

/**
 * What federation needs from the rooms around it.
 *
 * @param database the hub's own
 * @param ledger where partners' records go
 * @param changes what is new here
 * @param reader records as they are now
 * @param log takes the leaves of people's steps
 * @param records reads partners' records
 * @param keys of this hub
 * @param notes names of its keys for notes: of its log, and as a witness
 * @param lease which node distributes and delivers
 * @param search what partners may look into
 * @param queryHash keyed hash of this hub: lets the log say that the same was asked twice, without saying what
 * @param witness this hub as a witness of its partners' logs
 * @param logs is told of the partners when the room opens
 * @param gate may close to partners' messages too
 * @param queues from which partners may take what waits for them
 * @param attachments files that belong to records
 * @param clock the time
 */
public record FederationNeighbours(DataSource database, Ledger ledger, ChangeFeed changes, LedgerReader reader,
        AuditLog log, RecordReader records, KeyRing keys, NoteNames notes, PollerLease lease,
        RecordSearch search, UnaryOperator<String> queryHash, Witness witness, PartnerLogs logs,
        IntakeGate gate, PartnerQueues queues, Attachments attachments, Clock clock) {}
