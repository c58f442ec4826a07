package org.yijian.routes.federation.reception;

import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.message.Message;
import org.yijian.security.message.SealedMessage;

/** Takes messages of one type. Taking the same message again must change nothing and say the same. */
interface Arrival {

    /**
     * Gives the message its effect. Its seal, recipient and number were checked.
     *
     * @throws org.yijian.security.error.FaultException if it is to be refused for good
     * @throws org.springframework.dao.DataAccessException if the database is away; it is sent again then
     */
    Outcome take(Partner partner, Message message, SealedMessage sealed);
}
