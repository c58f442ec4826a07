package org.yijian.routes.federation.asking;

import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.routes.federation.inquiry.SearchQuestion;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.message.Message;
import org.yijian.security.message.SealedMessage;

/** One question to one partner, sealed. */
record Asked(Partner partner, SearchTerms terms, SearchQuestion question, Message message, SealedMessage sealed) {}
