package org.yijian.routes.broker;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import javax.net.ssl.SSLContext;

/** There is no door for partners. */
record NoPartnerQueues() implements PartnerQueues {

    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public void open(SSLContext tls, Desk desk) {
        // nobody may come in
    }

    @Override
    public void serve(String partner) {
        throw new IllegalStateException("there are no queues for partners");
    }

    @Override
    public void put(String partner, List<Letter> letters) {
        throw new IllegalStateException("there are no queues for partners");
    }

    @Override
    public void takeBack(String partner, Collection<UUID> messages) {
        // nothing is there
    }

    @Override
    public void lookAgain(String partner) {
        // nobody is there
    }

    @Override
    public void dismiss(String partner) {
        // nobody is there
    }

    @Override
    public int listeners(String partner) {
        return 0;
    }

    @Override
    public long lying(String partner) {
        return 0;
    }

    @Override
    public int port() {
        return 0;
    }
}
