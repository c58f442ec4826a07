package org.yijian.routes.intake;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yijian.records.ledger.Attempt;

/**
 * What is on the queue for a message that is to be read: the exchange id, and for a replay the attempt,
 * {@code id/attempt/firstPart}.
 *
 * @param exchangeId which message
 * @param attempt which reading of it
 */
public record Ticket(UUID exchangeId, Attempt attempt) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36})(?:/([0-9]{1,9})/([0-9]{1,9}))?");

    /** A ticket for the first reading. */
    public static Ticket first(UUID exchangeId) {
        return new Ticket(exchangeId, Attempt.FIRST);
    }

    /** Reads a ticket's text; empty if it is none. */
    public static Optional<Ticket> parse(String text) {
        Matcher ticket = TEXT.matcher(text);
        try {
            return ticket.matches()
                    ? Optional.of(new Ticket(UUID.fromString(ticket.group(1)), attempt(ticket)))
                    : Optional.empty();
        } catch (IllegalArgumentException noTicket) {
            return Optional.empty();
        }
    }

    private static Attempt attempt(Matcher ticket) {
        return ticket.group(2) == null
                ? Attempt.FIRST
                : new Attempt(Integer.parseInt(ticket.group(2)), Integer.parseInt(ticket.group(3)));
    }

    /** The ticket's text. */
    public String text() {
        return attempt.equals(Attempt.FIRST)
                ? exchangeId.toString()
                : exchangeId + "/" + attempt.number() + "/" + attempt.firstPart();
    }
}
