package org.yijian.hub.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.lookup.PartnerParameters;
import org.yijian.routes.federation.asking.PartnerReply;
import org.yijian.routes.federation.asking.PartnerSearch;
import org.yijian.routes.federation.grant.SearchPurpose;
import org.yijian.security.error.Fault;

/**
 * The part of the search page that is about partners, in words.
 *
 * @param choices partners to tick
 * @param purposes to choose from
 * @param caseId what was given
 * @param replies what each partner answered
 * @param problem why partners were not asked; null if they were, or were not to be
 */
public record PartnerChoices(List<Choice> choices, List<Choice> purposes, String caseId, List<Reply> replies,
        @Nullable String problem) {

    /**
     * A box or a line to choose.
     *
     * @param value what the address holds
     * @param label in words
     * @param chosen whether it is
     */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * How a partner answered.
     *
     * @param name its name
     * @param state for the colour
     * @param said in words: how many records in how much time, or why none
     * @param remedy what can be done; empty if nothing needs to
     */
    public record Reply(String name, String state, String said, String remedy) {}

    static PartnerChoices of(List<PartnerSearch.Choice> partners, PartnerParameters given, List<PartnerReply> replies,
            @Nullable Fault problem, Wording wording) {
        List<Choice> choices = partners.stream().map(partner -> new Choice(partner.hub(),
                partner.name() + " · " + wording.region(partner.region()), given.chosen().contains(partner.hub())))
                .toList();
        List<Choice> purposes = Arrays.stream(SearchPurpose.values()).map(purpose -> new Choice(purpose.wire(),
                wording.named(purpose), purpose.wire().equals(given.purpose()))).toList();
        String caseId = given.caseId();
        return new PartnerChoices(choices, purposes, caseId == null ? "" : caseId,
                replies.stream().map(reply -> reply(reply, wording)).toList(),
                problem == null ? null : text(problem, wording) + problem.remedy(language(wording)));
    }

    private static Reply reply(PartnerReply reply, Wording wording) {
        Fault fault = reply.fault();
        if (fault != null) {
            return new Reply(reply.name(), reply.state().wire(), text(fault, wording),
                    fault.remedy(language(wording)));
        }
        return new Reply(reply.name(), reply.state().wire(),
                wording.text(reply.totalExact() ? "search.total" : "search.total.more", wording.count(reply.total()))
                        + " · " + wording.text("search.took", reply.millis()),
                "");
    }

    private static String text(Fault fault, Wording wording) {
        return fault.text(language(wording));
    }

    private static Locale language(Wording wording) {
        return wording.chinese() ? Locale.CHINESE : Locale.ENGLISH;
    }
}
