package org.yijian.routes.federation.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.yijian.routes.acceptance.Infrastructure;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.Parcel;
import org.yijian.routes.federation.delivery.ReturnedReceipts;
import org.yijian.routes.federation.inquiry.Answering;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.routes.federation.reception.AttachmentDesk;
import org.yijian.routes.federation.reception.Reception;
import org.yijian.routes.federation.reception.Turns;
import org.yijian.routes.federation.revocation.OwnRevocations;
import org.yijian.routes.federation.revocation.PartnerRevocations;
import org.yijian.routes.federation.witness.WitnessDesk;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.StrictJson;
import org.yijian.security.trust.OcspQuestion;
import org.yijian.security.witness.AddCheckpoint;
import org.yijian.security.witness.WitnessResponse;
import tools.jackson.databind.node.ObjectNode;

/**
 * What partners may ask: {@code GET /federation/hello}, {@code GET} (ours) and {@code POST /federation/revocations}
 * (the partner's own), {@code POST /federation/ocsp}, {@code POST /federation/messages}, {@code POST /federation/search},
 * {@code POST /federation/receipts}, {@code POST /federation/attachments},
 * {@code PUT /federation/attachments/TRANSFER/PIECE}, {@code GET /federation/feeds/ID?cursor=N}, and below {@code /federation/witness/} what C2SP tlog-witness asks. Who asks is known by the certificate of the connection, at every request
 * anew, so that a suspended partner is out at once.
 */
public final class FederationServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FederationServlet.class);
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final int TOO_LARGE = 413;
    private static final Pattern PIECE = Pattern
            .compile("PUT /attachments/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9]{1,9}");

    private final transient String ownHub;
    private final transient Partners partners;
    private final transient Reception reception;
    private final transient ReturnedReceipts receipts;
    private final transient PulledFeeds feeds;
    private final transient Answering answering;
    private final transient WitnessDesk witness;
    private final transient OwnRevocations revocations;
    private final transient PartnerRevocations brought;
    private final transient AttachmentDesk attachments;
    private final transient Clock clock;
    private final transient Turns turns = new Turns();

    public FederationServlet(String ownHub, Partners partners, Reception reception,
            ReturnedReceipts receipts, PulledFeeds feeds, Answering answering, WitnessDesk witness,
            OwnRevocations revocations, PartnerRevocations brought, AttachmentDesk attachments, Clock clock) {
        this.ownHub = ownHub;
        this.partners = partners;
        this.reception = reception;
        this.receipts = receipts;
        this.feeds = feeds;
        this.answering = answering;
        this.witness = witness;
        this.revocations = revocations;
        this.brought = brought;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Optional<Partner> partner = partner(request);
            if (partner.isEmpty()) {
                problem(response, HttpServletResponse.SC_FORBIDDEN, Fault.of(FederationError.PARTNER_NOT_ACTIVE, "?"));
            } else {
                answer(partner.get(), request, response);
            }
        } catch (FaultException e) {
            problem(response, status(e.fault()), e.fault());
        } catch (DataAccessException e) {
            if (Infrastructure.isAway(e)) {
                LOG.warn("The database is away; a partner is asked to come again: {}", e.getMessage());
            } else {
                LOG.error("A partner's request failed unexpectedly", e);
            }
            response.setHeader("Retry-After", "2");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private Optional<Partner> partner(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? partners.showing(chain[0])
                : Optional.empty();
    }

    private void answer(Partner partner, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = String.valueOf(request.getPathInfo());
        String asked = request.getMethod() + " " + path;
        if (asked.equals("GET /hello")) {
            write(response, "application/json", StrictJson.write(hello()));
        } else if (asked.equals("GET /revocations")) {
            write(response, "application/json", RevocationLines.write(revocations.lists()));
        } else if (asked.equals("POST /revocations")) {
            write(response, "application/json", StrictJson.write(until(brought.take(partner,
                    RevocationLines.read(request.getInputStream(), partner.trusted().document())))));
        } else if (asked.equals("POST /ocsp")) {
            write(response, OcspQuestion.ANSWER_MEDIA_TYPE, revocations.answer(
                    request.getInputStream().readNBytes(OcspQuestion.MAX_BYTES + 1)));
        } else if (asked.equals("POST /messages")) {
            if (request.getContentLengthLong() > SealedLines.MAX_BYTES) {
                throw new FaultException(FederationError.BATCH_TOO_LARGE);
            }
            try (Turns.Turn turn = turns.take(partner.hub())) {
                List<Parcel> messages = ParcelStream.read(request.getInputStream());
                write(response, SealedLines.MEDIA_TYPE,
                        SealedLines.writeAnswers(reception.receive(partner, messages, turn)));
            }
        } else if (asked.equals("POST /search")) {
            write(response, SealedLines.MEDIA_TYPE, SealedLines.write(List.of(
                    answering.answer(partner, SealedLines.one(request.getInputStream())))));
        } else if (asked.equals("POST /receipts")) {
            write(response, "application/json", StrictJson.write(
                    effect(receipts.take(partner, SealedLines.read(request.getInputStream())))));
        } else if (asked.equals("POST /attachments")) {
            AnnouncedAttachment announced = AnnouncedAttachment.read(request.getInputStream());
            write(response, "application/json", StrictJson.write(
                    pieces(attachments.announce(partner, announced.message(), announced.key()))));
        } else if (PIECE.matcher(asked).matches()) {
            String[] named = path.split("/", -1);
            write(response, "application/json", StrictJson.write(pieces(attachments.piece(partner,
                    UUID.fromString(named[2]), Integer.parseInt(named[3]), request.getInputStream()))));
        } else if (asked.startsWith("GET /feeds/")) {
            List<Parcel> messages = feeds.after(partner, path.substring("/feeds/".length()),
                    String.valueOf(request.getParameter("cursor")));
            write(response, ParcelStream.mediaType(messages), ParcelStream.write(messages));
        } else if (asked.equals("POST /witness/add-checkpoint")) {
            write(response, witness.add(partner, request.getInputStream().readNBytes(AddCheckpoint.MAX_BYTES + 1)));
        } else if (asked.matches("GET /witness/logs/[0-9a-f]{64}/checkpoint")) {
            write(response, witness.held(partner, path.split("/", -1)[3]));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void write(HttpServletResponse response, WitnessResponse answer) throws IOException {
        response.setStatus(answer.status());
        write(response, answer.type(), answer.body());
    }

    private ObjectNode hello() {
        ObjectNode hello = StrictJson.object();
        hello.put("hub", ownHub);
        hello.put("protocol", "1");
        hello.put("time", clock.instant().toString());
        return hello;
    }

    private static ObjectNode pieces(int pieces) {
        ObjectNode json = StrictJson.object();
        json.put("pieces", pieces);
        return json;
    }

    private static ObjectNode effect(ReturnedReceipts.Effect effect) {
        Fault fault = effect.fault();
        ObjectNode json = fault == null ? StrictJson.object() : SealedLines.problem(fault);
        json.put("known", effect.known());
        return json;
    }

    private static ObjectNode until(Partner partner) {
        ObjectNode json = StrictJson.object();
        json.put("asOf", partner.revocations().asOf().toString());
        json.put("until", partner.refuseAt().toString());
        return json;
    }

    private static int status(Fault fault) {
        if (fault.code() == SecurityError.REVOCATION_UNKNOWN) {
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        if (fault.code() == SecurityError.TIME_STAMP_OVERDUE) {
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        return fault.code() == FederationError.BATCH_TOO_LARGE ? TOO_LARGE : HttpServletResponse.SC_BAD_REQUEST;
    }

    private static void problem(HttpServletResponse response, int status, Fault fault) throws IOException {
        response.setStatus(status);
        write(response, "application/json",
                SealedLines.problem(fault).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
