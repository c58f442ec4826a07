package org.yijian.routes.broker;

/** Name and password by which an agency publishes. */
public record PublisherAccount(String user, String password) {

    @Override
    public String toString() {
        return "PublisherAccount[" + user + ", ***]";
    }
}
